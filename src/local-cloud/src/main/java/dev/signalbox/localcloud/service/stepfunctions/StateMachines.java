package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.stepfunctions.request.Arns;
import dev.signalbox.localcloud.service.stepfunctions.settings.Settings;
import dev.signalbox.localcloud.service.stepfunctions.settings.SettingsCheck;
import dev.signalbox.localcloud.service.stepfunctions.version.Revision;
import dev.signalbox.localcloud.service.stepfunctions.version.Target;
import dev.signalbox.localcloud.service.stepfunctions.version.Version;
import dev.signalbox.localcloud.service.stepfunctions.version.VersionStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** Creates, changes and deletes state machines, and finds what their ARNs mean. */
final class StateMachines {
    private final Records records;
    private final VersionStore versions;
    private final LiveExecutions live;
    private final Definitions definitions;
    private final CloudContext context;
    private final Names names;
    private final SettingsCheck settings;

    StateMachines(Records records, VersionStore versions, LiveExecutions live, Definitions definitions,
            CloudContext context) {
        this.records = records;
        this.versions = versions;
        this.live = live;
        this.definitions = definitions;
        this.context = context;
        this.names = new Names(context);
        this.settings = new SettingsCheck(context.calls());
    }

    private Instant now() {
        return context.time().now().truncatedTo(ChronoUnit.MILLIS);
    }

    CreateStateMachineResponse create(CreateStateMachineRequest request) {
        var name = Names.name(request.name());
        requirePublished(request.publish(), request.versionDescription());
        var role = trusted(request.roleArn(), names.stateMachine(name));
        var definition = definitions.checked(request.definition(), express(request.type()));
        settings.check(request.loggingConfiguration(), request.encryptionConfiguration());
        live.logs().subscribe(request.loggingConfiguration());
        var wanted = new StateMachineRecord(names.stateMachine(name), name, definition, role, now(), Optional.empty(),
                Tags.of(names.stateMachine(name), request.tags()), false, express(request.type()) ? Optional.of(
                        "EXPRESS") : Optional.empty(), Optional.of(Settings.DEFAULT.with(request
                                .loggingConfiguration(), request.tracingConfiguration(), request
                                        .encryptionConfiguration())), Optional.empty(), firstVersion(request));
        var version = records.write(() -> {
            boolean free = records.stateMachines().putIfAbsent(wanted.arn(), wanted);
            return free && published(request.publish()) ? Optional.of(versions.publish(wanted.arn(), wanted.revision(),
                    Optional.ofNullable(request.versionDescription()), wanted.creationDate()))
                    : Optional
                            .<Version>empty();
        });
        var kept = records.stateMachines().get(wanted.arn()).orElse(wanted);
        requireSame(kept, wanted);
        return CreateStateMachineResponse.builder().stateMachineArn(kept.arn()).creationDate(kept.creationDate())
                .stateMachineVersionArn(version.map(Version::arn).or(() -> kept.firstVersion().map(d -> kept.arn()
                        + ":1")).orElse(null)).build();
    }

    private static boolean published(@Nullable Boolean publish) {
        return Boolean.TRUE.equals(publish);
    }

    private static Optional<String> firstVersion(CreateStateMachineRequest request) {
        return published(request.publish()) ? Optional.of(Optional.ofNullable(request.versionDescription()).orElse(""))
                : Optional.empty();
    }

    private static void requirePublished(@Nullable Boolean publish, @Nullable String description) {
        if (description != null && !published(publish)) {
            throw Errors.validation("Version description can only be set when publish is true");
        }
    }

    /** The same request gets the same answer; a role or tags may differ, and are ignored then. */
    private static void requireSame(StateMachineRecord kept, StateMachineRecord wanted) {
        var one = kept.revision();
        var other = new Revision(wanted.definition(), kept.roleArn(), wanted.revisionId(), wanted.settings());
        if (!one.means(other) || kept.isExpress() != wanted.isExpress() || !kept.firstVersion().equals(wanted
                .firstVersion())) {
            throw Errors.stateMachineExists(kept.arn());
        }
        if (kept.deleting()) {
            throw Errors.deleting(kept.arn());
        }
    }

    UpdateStateMachineResponse update(UpdateStateMachineRequest request) {
        var arn = Names.stateMachineArn(request.stateMachineArn());
        var known = usable(arn);
        if (request.definition() == null && request.roleArn() == null && request.loggingConfiguration() == null
                && request.tracingConfiguration() == null && request.encryptionConfiguration() == null) {
            throw Errors.missing("Either the definition, the role ARN, the LoggingConfiguration, or the "
                    + "TracingConfiguration must be specified");
        }
        requirePublished(request.publish(), request.versionDescription());
        if (request.definition() != null) {
            definitions.checked(request.definition(), known.isExpress());
        }
        if (request.roleArn() != null) {
            trusted(request.roleArn(), arn);
        }
        settings.check(request.loggingConfiguration(), request.encryptionConfiguration());
        live.logs().subscribe(request.loggingConfiguration());
        var now = now();
        var builder = UpdateStateMachineResponse.builder().updateDate(now);
        records.write(() -> {
            var revision = updated(usable(arn), request, now);
            builder.revisionId(revision.id().orElse(null));
            if (published(request.publish())) {
                builder.stateMachineVersionArn(versions.publish(arn, revision, Optional.ofNullable(request
                        .versionDescription()), now).arn());
            }
        });
        return builder.build();
    }

    /** The revision that the request asks for: the present one, if nothing of it changes. */
    private Revision updated(StateMachineRecord machine, UpdateStateMachineRequest request, Instant now) {
        var present = machine.revision();
        var wanted = new Revision(Optional.ofNullable(request.definition()).orElse(machine.definition()), Optional
                .ofNullable(request.roleArn()).orElse(machine.roleArn()), Optional.of(UUID.randomUUID().toString()),
                Optional.of(present.settingsOrDefault().with(request.loggingConfiguration(), request
                        .tracingConfiguration(), request.encryptionConfiguration())));
        if (wanted.means(present)) {
            return present;
        }
        records.stateMachines().put(machine.arn(), machine.updated(wanted, now));
        return wanted;
    }

    /** The role, if Step Functions may assume it. */
    private String trusted(@Nullable String roleArn, String machine) {
        var role = Names.roleArn(roleArn);
        try {
            context.calls().guard().assume(role, "states.amazonaws.com", machine);
            return role;
        } catch (AwsServiceException e) {
            throw ServiceError.of(SfnException.builder(), 400, "AccessDeniedException",
                    "Neither the global service principal states.amazonaws.com, nor the regional one is authorized to "
                            + "assume the provided role.");
        }
    }

    private static boolean express(@Nullable StateMachineType type) {
        return type == StateMachineType.EXPRESS;
    }

    private StateMachineRecord known(String arn) {
        return records.stateMachines().get(arn).orElseThrow(() -> Errors.noStateMachine(arn));
    }

    /** The state machine, unless it is being deleted. */
    StateMachineRecord usable(@Nullable String arn) {
        var machine = known(Names.stateMachineArn(arn));
        if (machine.deleting()) {
            throw Errors.deleting(machine.arn());
        }
        return machine;
    }

    /** A state machine, and which of its revisions an ARN means. */
    record Chosen(StateMachineRecord machine, Target target) {}

    /** What a state machine's plain ARN, a version's or an alias's means to a start. */
    Chosen startable(@Nullable String given) {
        var arn = Names.stateMachineArn(given);
        if (arn.contains("/")) {
            throw Errors.validation("Executions of a Map state are started by its Map Run. Received: " + arn);
        }
        var chosen = chosen(arn);
        usable(chosen.machine().arn());
        return chosen;
    }

    /** The same of any state machine. */
    Chosen chosen(String arn) {
        var machine = records.stateMachines().get(Arns.machine(arn)).orElseThrow(() -> Errors.noStateMachine(arn));
        return new Chosen(machine, versions.target(machine.arn(), Arns.qualifier(arn), machine.revision()).orElseThrow(
                () -> Errors.noStateMachine(arn)));
    }

    /** Ends the executions of a state machine and forgets it and them. Deleting one that is not there is no error. */
    DeleteStateMachineResponse delete(DeleteStateMachineRequest request) {
        var arn = Names.stateMachineArn(request.stateMachineArn());
        records.write(() -> records.stateMachines().get(arn).ifPresent(m -> records.stateMachines().put(arn, m
                .beingDeleted())));
        finishDeletion(arn);
        return DeleteStateMachineResponse.builder().build();
    }

    /** Completes deletions that a crash interrupted. */
    void resumeDeletions() {
        records.stateMachines().values().filter(StateMachineRecord::deleting).map(StateMachineRecord::arn).toList()
                .forEach(this::finishDeletion);
    }

    private void finishDeletion(String arn) {
        List<ExecutionRecord> all = records.newestKeys(arn).toList().stream().flatMap(k -> records.newest(k).stream())
                .toList();
        all.stream().filter(ExecutionRecord::isRunning).forEach(e -> live.stop(e.arn(), Optional.of(
                "States.StateMachineDeleted"), Optional.empty()));
        records.write(() -> {
            all.forEach(records::remove);
            versions.removeAll(arn);
            records.stateMachines().remove(arn);
        });
    }
}
