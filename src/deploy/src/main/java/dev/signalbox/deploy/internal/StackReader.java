package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Reads stacks, their events and resources, page by page to the end. */
public final class StackReader {
    private static final Logger LOG = LoggerFactory.getLogger(StackReader.class);

    private final CloudFormationClient cloudFormation;
    private final EventSource events;
    private final Map<String, Optional<Stamp>> digested = new ConcurrentHashMap<>();

    public StackReader(CloudFormationClient cloudFormation) {
        this.cloudFormation = cloudFormation;
        this.events = new EventSource(cloudFormation);
    }

    /** All stacks that exist, also those that failed. */
    public List<StackSummary> stacks() {
        return cloudFormation.describeStacksPaginator().stacks().stream().map(this::stamped).toList();
    }

    /** Those that are gone and that CloudFormation still remembers. */
    public List<StackSummary> deleted() {
        return cloudFormation.listStacksPaginator(b -> b.stackStatusFilters(StackStatus.DELETE_COMPLETE))
                .stackSummaries().stream().map(s -> new StackSummary(s.stackName(), s.stackId(), s
                        .stackStatusAsString(), Optional.ofNullable(s.stackStatusReason()), s.creationTime(), Optional
                                .ofNullable(s.deletionTime()), Optional.ofNullable(s.parentId()), Stamp.in(Map.of()),
                        Map.of(), Map.of())).toList();
    }

    /** Empty when CloudFormation knows no such stack; deleted stacks are found only by their id. */
    public Optional<StackSummary> stack(String nameOrId) {
        try {
            return cloudFormation.describeStacks(b -> b.stackName(nameOrId)).stacks().stream().findFirst()
                    .map(this::stamped);
        } catch (CloudFormationException e) {
            if (doesNotExist(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean doesNotExist(CloudFormationException e) {
        var details = e.awsErrorDetails();
        return details != null && details.errorCode().equals("ValidationError")
                && details.errorMessage().contains("does not exist");
    }

    /** The events that are not among the known ones, oldest first; reading stops at the first known one. */
    public List<StackEvent> eventsSince(String stackId, Set<String> knownIds) {
        return events.since(stackId, knownIds);
    }

    /** The text of a stack's template; empty when it cannot be told, as for a deleted stack after some time. */
    public Optional<String> template(String stackId) {
        try {
            return Optional.ofNullable(cloudFormation.getTemplate(b -> b.stackName(stackId)).templateBody());
        } catch (CloudFormationException e) {
            LOG.debug("The template of {} cannot be read: {}", stackId, e.getMessage());
            return Optional.empty();
        }
    }

    /** The resources of a stack in CloudFormation's order. */
    public List<StackResourceSummary> resources(String nameOrId) {
        return cloudFormation.listStackResourcesPaginator(b -> b.stackName(nameOrId)).stackResourceSummaries()
                .stream().map(r -> new StackResourceSummary(r.logicalResourceId(), orEmpty(r.physicalResourceId()),
                        r.resourceType(), r.resourceStatusAsString()))
                .toList();
    }

    static String orEmpty(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }

    /** With the digest of the template that it was made of, which is read once after each operation on it. */
    private StackSummary stamped(Stack stack) {
        var summary = summary(stack);
        if (summary.stamp().pipeline().isEmpty() || summary.inProgress() || summary.parent().isPresent()) {
            return summary;
        }
        var key = summary.id() + summary.updatedAt().map(Object::toString).orElse("") + summary.status();
        return digested.computeIfAbsent(key, _ -> template(summary.id()).map(summary.stamp()::of)).map(summary::with)
                .orElse(summary);
    }

    private static StackSummary summary(Stack stack) {
        Map<String, String> outputs = new LinkedHashMap<>();
        stack.outputs().forEach(o -> outputs.put(o.outputKey(), o.outputValue()));
        Map<String, String> parameters = new LinkedHashMap<>();
        stack.parameters().forEach(p -> parameters.put(p.parameterKey(), orEmpty(p.parameterValue())));
        return new StackSummary(stack.stackName(), stack.stackId(), stack.stackStatusAsString(),
                Optional.ofNullable(stack.stackStatusReason()), stack.creationTime(), Optional.ofNullable(stack
                        .lastUpdatedTime()), Optional.ofNullable(stack.parentId()), Stamp.in(stack.tags()
                                .stream().collect(Collectors.toMap(Tag::key, Tag::value))), parameters, outputs);
    }
}
