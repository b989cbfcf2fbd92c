package dev.signalbox.localcloud.service.stepfunctions.version;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.stepfunctions.Errors;
import dev.signalbox.localcloud.service.stepfunctions.Page;
import dev.signalbox.localcloud.service.stepfunctions.request.Arns;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsResponse;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;

/** Publishes, lists and deletes versions. */
public final class Versions {
    private final VersionStore store;
    private final Function<String, Revision> machines;
    private final Consumer<String> requireMachine;
    private final Time time;

    /** With the present revision of a state machine; that throws AWS's error if it cannot be used. */
    public Versions(VersionStore store, Function<String, Revision> machines, Time time) {
        this.store = store;
        this.machines = machines;
        this.requireMachine = arn -> {
            var _ = machines.apply(arn);
        };
        this.time = time;
    }

    public PublishStateMachineVersionResponse publish(PublishStateMachineVersionRequest request) {
        var machine = Arns.of(request.stateMachineArn(), "stateMachine");
        var wanted = Optional.ofNullable(request.revisionId());
        var version = store.write(() -> {
            var revision = machines.apply(machine);
            var current = revision.id().orElse(Revision.INITIAL);
            wanted.filter(w -> !w.equals(current)).ifPresent(w -> {
                throw VersionErrors.otherRevision(w, current);
            });
            return publish(machine, revision, Optional.ofNullable(request.description()));
        });
        return PublishStateMachineVersionResponse.builder().stateMachineVersionArn(version.arn()).creationDate(version
                .creationDate()).build();
    }

    private Version publish(String machine, Revision revision, Optional<String> description) {
        return store.publish(machine, revision, description, time.now().truncatedTo(ChronoUnit.MILLIS));
    }

    public ListStateMachineVersionsResponse list(ListStateMachineVersionsRequest request) {
        var machine = Arns.of(request.stateMachineArn(), "stateMachine");
        requireMachine.accept(machine);
        var page = Page.of(store.versionKeys(machine), Page.Wanted.of(request.maxResults(), request.nextToken()),
                store::ofKey);
        return ListStateMachineVersionsResponse.builder().nextToken(page.nextToken()).stateMachineVersions(page.items()
                .stream().map(v -> StateMachineVersionListItem.builder().stateMachineVersionArn(v.arn()).creationDate(v
                        .creationDate()).build()).toList()).build();
    }

    /** Deleting one that is not there is no error. */
    public DeleteStateMachineVersionResponse delete(DeleteStateMachineVersionRequest request) {
        var arn = Arns.of(request.stateMachineVersionArn(), "stateMachine");
        var number = Arns.qualifier(arn);
        if (!Arns.isNumber(number)) {
            throw Errors.validation("The ARN must be that of a state machine version. Received: " + arn);
        }
        store.write(() -> {
            store.version(Arns.machine(arn), number).ifPresent(this::remove);
            return arn;
        });
        return DeleteStateMachineVersionResponse.builder().build();
    }

    private void remove(Version version) {
        var aliases = store.routingTo(version).stream().map(Alias::name).toList();
        if (!aliases.isEmpty()) {
            throw VersionErrors.referenced(aliases);
        }
        store.remove(version);
    }
}
