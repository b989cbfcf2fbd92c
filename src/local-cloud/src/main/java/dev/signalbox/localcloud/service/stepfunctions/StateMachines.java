package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** Creates, changes, describes and deletes state machines. */
final class StateMachines {
    private static final Set<String> SUPPORTED = Set.of("stateMachineArn", "name", "definition", "roleArn", "type",
            "tags", "loggingConfiguration");

    private final Records records;
    private final LiveExecutions live;
    private final Definitions definitions;
    private final Names names;
    private final CloudContext context;

    StateMachines(Records records, LiveExecutions live, Definitions definitions, Names names, CloudContext context) {
        this.records = records;
        this.live = live;
        this.definitions = definitions;
        this.names = names;
        this.context = context;
    }

    CreateStateMachineResponse create(CreateStateMachineRequest request) {
        refuseUnsupported(request, request.loggingConfiguration());
        var name = Names.name(request.name());
        var role = trusted(request.roleArn(), names.stateMachine(name));
        var definition = definitions.checked(request.definition(), express(request.type()));
        Map<String, String> tags = new LinkedHashMap<>();
        request.tags().forEach(t -> tags.put(t.key(), t.value()));
        var created = new StateMachineRecord(names.stateMachine(name), name, definition, role, context.time().now()
                .truncatedTo(
                        ChronoUnit.MILLIS), Optional.empty(), tags, false, express(request.type()) ? Optional.of(
                                "EXPRESS")
                                : Optional.empty());
        boolean free = records.write(() -> records.stateMachines().putIfAbsent(created.arn(), created));
        var kept = free ? created : records.stateMachines().get(created.arn()).orElse(created);
        if (!kept.definition().equals(definition) || kept.isExpress() != created.isExpress()) {
            throw Errors.stateMachineExists(kept.arn());
        }
        return CreateStateMachineResponse.builder().stateMachineArn(kept.arn()).creationDate(kept.creationDate())
                .build();
    }

    UpdateStateMachineResponse update(UpdateStateMachineRequest request) {
        refuseUnsupported(request, request.loggingConfiguration());
        if (request.definition() == null && request.roleArn() == null && request.loggingConfiguration() == null) {
            throw Errors.missing("Either the definition, the role ARN, the LoggingConfiguration, or the "
                    + "TracingConfiguration must be specified");
        }
        var arn = Names.stateMachineArn(request.stateMachineArn());
        var definition = request.definition() == null ? Optional.<String>empty()
                : Optional.of(definitions.checked(request.definition(), usable(arn).isExpress()));
        var role = request.roleArn() == null ? Optional.<String>empty()
                : Optional.of(trusted(request.roleArn(), arn));
        var revision = UUID.randomUUID().toString();
        records.write(() -> {
            var machine = usable(arn);
            records.stateMachines().put(arn, machine.updated(definition.orElse(machine.definition()), role.orElse(
                    machine.roleArn()), revision));
        });
        return UpdateStateMachineResponse.builder().updateDate(context.time().now()).revisionId(revision).build();
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
        if (type == StateMachineType.UNKNOWN_TO_SDK_VERSION) {
            throw Errors.type("Invalid State Machine Type");
        }
        return type == StateMachineType.EXPRESS;
    }

    private static StateMachineType typeOf(StateMachineRecord machine) {
        return machine.isExpress() ? StateMachineType.EXPRESS : StateMachineType.STANDARD;
    }

    private static void refuseUnsupported(SdkPojo request, @Nullable LoggingConfiguration logging) {
        var unsupported = SdkFields.unsupported(request, SUPPORTED);
        if (!unsupported.isEmpty()) {
            throw Errors.validation("The local cloud does not support these parameters: " + unsupported);
        }
        if (logging != null && logging.level() != null && logging.level() != LogLevel.OFF) {
            throw Errors.validation("The local cloud does not support logging of executions; only level OFF.");
        }
    }

    /** The state machine, unless it is being deleted. */
    StateMachineRecord usable(@Nullable String arn) {
        var machine = records.stateMachines().get(Names.stateMachineArn(arn)).orElseThrow(() -> Errors.noStateMachine(
                String.valueOf(arn)));
        if (machine.deleting()) {
            throw Errors.deleting(machine.arn());
        }
        return machine;
    }

    DescribeStateMachineResponse describe(DescribeStateMachineRequest request) {
        var arn = Names.stateMachineArn(request.stateMachineArn());
        var machine = records.stateMachines().get(arn).orElseThrow(() -> Errors.noStateMachine(arn));
        var builder = DescribeStateMachineResponse.builder().stateMachineArn(arn).name(machine.name()).status(machine
                .deleting() ? StateMachineStatus.DELETING : StateMachineStatus.ACTIVE).roleArn(machine.roleArn())
                .type(typeOf(machine)).creationDate(machine.creationDate()).loggingConfiguration(
                        l -> l.level(LogLevel.OFF).includeExecutionData(false)).tracingConfiguration(t -> t.enabled(
                                false)).revisionId(machine.revisionId().orElse(null));
        return (request.includedData() == IncludedData.METADATA_ONLY ? builder
                : builder.definition(machine
                        .definition())).build();
    }

    ListStateMachinesResponse list(ListStateMachinesRequest request) {
        var page = Page.of(records.stateMachines().keys(""), Page.Wanted.of(request.maxResults(), request.nextToken()),
                records.stateMachines()::get);
        return ListStateMachinesResponse.builder().nextToken(page.nextToken()).stateMachines(page.items().stream().map(
                m -> StateMachineListItem.builder().stateMachineArn(m.arn()).name(m.name()).type(
                        typeOf(m)).creationDate(m.creationDate()).build()).toList()).build();
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
            records.stateMachines().remove(arn);
        });
    }

    static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build()).toList();
    }
}
