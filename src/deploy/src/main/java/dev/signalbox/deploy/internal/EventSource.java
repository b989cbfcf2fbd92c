package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.StackEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;

/**
 * Reads the events of stacks: by {@code DescribeEvents}, which tells the operation of each, and where that is not to be
 * had by {@code DescribeStackEvents}.
 */
final class EventSource {
    private final CloudFormationClient cloudFormation;
    private final AtomicBoolean grouped = new AtomicBoolean(true);

    EventSource(CloudFormationClient cloudFormation) {
        this.cloudFormation = cloudFormation;
    }

    /** Those that are not among the known ones, oldest first; reading stops at the first known one. */
    List<StackEvent> since(String stackId, Set<String> known) {
        if (grouped.get()) {
            try {
                return newest(cloudFormation.describeEventsPaginator(b -> b.stackName(stackId)).operationEvents(),
                        known,
                        OperationEvent::eventId).stream().filter(e -> e.resourceStatusAsString() != null).map(
                                e -> event(
                                        stackId, e)).sorted(Comparator.comparing(StackEvent::time)).toList();
            } catch (CloudFormationException e) {
                if (!notThere(e)) {
                    throw e;
                }
                grouped.set(false);
            }
        }
        return newest(cloudFormation.describeStackEventsPaginator(b -> b.stackName(stackId)).stackEvents(), known,
                software.amazon.awssdk.services.cloudformation.model.StackEvent::eventId).stream().map(
                        EventSource::event).toList();
    }

    /** An endpoint that does not know the operation, or a role that may not call it. */
    private static boolean notThere(CloudFormationException e) {
        var code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
        return switch (String.valueOf(code)) {
            case "AccessDenied", "AccessDeniedException", "InvalidAction", "UnknownOperationException",
                    "UnsupportedOperation", "NotImplemented" -> true;
            // Whoever is not CloudFormation names neither code nor request id: moto answers a page of its own.
            default -> e.statusCode() == 501 || e.statusCode() == 404 || e.statusCode() == 500 && e.requestId() == null;
        };
    }

    private static <E> List<E> newest(Iterable<E> pages, Set<String> known,
            java.util.function.Function<E, String> id) {
        var fresh = new ArrayList<E>();
        for (var event : pages) {
            if (known.contains(id.apply(event))) {
                break;
            }
            fresh.add(event);
        }
        return fresh.reversed();
    }

    private static StackEvent event(String stackId, OperationEvent event) {
        var operation = Optional.ofNullable(event.operationId()).map(id -> new StackEvent.Operation(id, StackReader
                .orEmpty(event.operationTypeAsString())));
        return new StackEvent(event.eventId(), Optional.ofNullable(event.stackId()).orElse(stackId), event.timestamp(),
                StackReader.orEmpty(event.logicalResourceId()), StackReader.orEmpty(event.physicalResourceId()),
                StackReader.orEmpty(event.resourceType()), event.resourceStatusAsString(), Optional.ofNullable(event
                        .resourceStatusReason()).filter(r -> !r.isEmpty()), operation);
    }

    private static StackEvent event(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
        return new StackEvent(event.eventId(), event.stackId(), event.timestamp(), event.logicalResourceId(),
                StackReader
                        .orEmpty(event.physicalResourceId()), StackReader.orEmpty(event.resourceType()), event
                                .resourceStatusAsString(), Optional.ofNullable(event.resourceStatusReason()), Optional
                                        .empty());
    }
}
