package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.changeset.ChangeSet;
import dev.signalbox.localcloud.service.cloudformation.changeset.ChangeSets;
import dev.signalbox.localcloud.service.cloudformation.stack.Event;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackStore;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.model.BeaconStackOperationStatus;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.EventType;
import software.amazon.awssdk.services.cloudformation.model.HookFailureMode;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;
import software.amazon.awssdk.services.cloudformation.model.OperationType;
import software.amazon.awssdk.services.cloudformation.model.ValidationStatus;

/** Tells what happened, by operation. */
final class OperationEvents {
    private final StackStore store;
    private final ChangeSets sets;

    OperationEvents(StackStore store, ChangeSets sets) {
        this.store = store;
        this.sets = sets;
    }

    DescribeEventsResponse describeEvents(DescribeEventsRequest request) {
        boolean failedOnly = request.filters() != null && Wish.isTrue(request.filters().failedEvents());
        var wanted = asked(request).filter(e -> !failedOnly || e.eventType() != EventType.STACK_EVENT).toList();
        var page = Page.of(wanted, request.nextToken());
        return DescribeEventsResponse.builder().operationEvents(page.items()).nextToken(page.next()).build();
    }

    private Stream<OperationEvent> asked(DescribeEventsRequest request) {
        if (request.changeSetName() != null) {
            var set = sets.find(request.changeSetName(), request.stackName());
            return Stream.concat(events(StackQueries.find(store, set.name().stackId()), id -> set.operation().equals(
                    Optional.of(id))), set.state().status() == ChangeSetStatus.FAILED ? Stream.of(refusal(set))
                            : Stream.empty());
        }
        if (request.stackName() == null && request.operationId() == null) {
            throw InvalidTemplate.error("One of StackName, ChangeSetName and OperationId must be specified");
        }
        Predicate<String> operation = request.operationId() == null ? id -> true : request.operationId()::equals;
        var stacks = request.stackName() == null ? store.all() : List.of(StackQueries.find(store, request.stackName()));
        return stacks.stream().flatMap(s -> events(s, operation));
    }

    private Stream<OperationEvent> events(Stack stack, Predicate<String> operation) {
        return store.events(stack.id(), Long.MAX_VALUE, Integer.MAX_VALUE).stream().filter(e -> operation.test(e
                .operation().map(Stack.Operation::id).orElse(""))).map(e -> event(stack, e));
    }

    private static OperationEvent event(Stack stack, Event event) {
        var told = OperationEvent.builder().eventId(event.id()).stackId(stack.id()).eventType(type(event))
                .logicalResourceId(event.logicalId()).physicalResourceId(event.physicalId()).resourceType(event.type())
                .timestamp(event.time()).startTime(event.time()).endTime(event.time()).resourceStatus(event.status())
                .resourceStatusReason(StackQueries.emptyToNull(event.reason())).resourceProperties(StackQueries
                        .emptyToNull(event.properties())).clientRequestToken(StackQueries.emptyToNull(event.token()));
        event.operation().ifPresent(o -> told.operationId(o.id()).operationType(o.type()));
        if (event.physicalId().equals(stack.id())) {
            told.operationStatus(status(event.status()));
        }
        return told.build();
    }

    private static EventType type(Event event) {
        boolean failed = event.status().endsWith("_FAILED") && !event.reason().endsWith("cancelled");
        return failed ? EventType.PROVISIONING_ERROR : EventType.STACK_EVENT;
    }

    private static BeaconStackOperationStatus status(String stackStatus) {
        if (stackStatus.endsWith("_IN_PROGRESS")) {
            return BeaconStackOperationStatus.IN_PROGRESS;
        }
        return stackStatus.endsWith("_FAILED") || stackStatus.contains("ROLLBACK") ? BeaconStackOperationStatus.FAILED
                : BeaconStackOperationStatus.SUCCEEDED;
    }

    private static OperationEvent refusal(ChangeSet set) {
        var id = set.id().substring(set.id().lastIndexOf('/') + 1);
        return OperationEvent.builder().eventId(id).stackId(set.name().stackId()).operationId(id).operationType(
                OperationType.CREATE_CHANGESET).operationStatus(BeaconStackOperationStatus.FAILED).eventType(
                        EventType.VALIDATION_ERROR).timestamp(set.created()).startTime(set.created()).endTime(set
                                .created()).validationFailureMode(HookFailureMode.FAIL).validationStatus(
                                        ValidationStatus.FAILED).validationStatusReason(set.state().reason()).build();
    }
}
