package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.watch.DeclaredResource;
import dev.signalbox.deploy.watch.StackOperation;
import dev.signalbox.deploy.watch.StackStory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of one stack, kept between two looks. */
final class StackLog {
    private static final Logger LOG = LoggerFactory.getLogger(StackLog.class);
    private static final String STACK = "AWS::CloudFormation::Stack";

    private final StackReader reader;
    private final String stackId;
    private final EventLog events;
    private String state = "";
    private String operation = "";
    private String template = "";
    private List<DeclaredResource> declared = List.of();
    private List<StackResourceSummary> resources = List.of();
    private @Nullable StackStory latest;

    StackLog(StackReader reader, String stackId) {
        this.reader = reader;
        this.stackId = stackId;
        this.events = new EventLog(reader, stackId);
    }

    Optional<StackStory> latest() {
        return Optional.ofNullable(latest);
    }

    /** @param nested tells of a stack that is a resource of this one */
    StackStory at(StackSummary stack, Function<String, Optional<StackStory>> nested) {
        var now = stack.status() + stack.updatedAt().map(Object::toString).orElse("");
        boolean moved = !now.equals(state) || stack.inProgress() || behind(stack);
        if (!moved && latest != null && latest.stack().equals(stack)) {
            return latest;
        }
        if (moved || latest == null) {
            events.fresh();
            if (!now.equals(state)) {
                resources = reader.resources(stackId);
            }
            state = now;
        }
        var operations = StackOperation.of(events.all());
        readTemplate(stack, operations);
        var below = nestedIds().stream().flatMap(id -> nested.apply(id).stream()).toList();
        var story = new StackStory(stack, template, declared, resources, operations, below);
        latest = story;
        return story;
    }

    /** Events may come to be seen a little later than the status that they tell of. */
    private boolean behind(StackSummary stack) {
        return events.all().reversed().stream().filter(StackEvent::aboutStack).findFirst().map(e -> !e.status().equals(
                stack.status())).orElse(false);
    }

    /** It can change only with an operation. */
    private void readTemplate(StackSummary stack, List<StackOperation> operations) {
        var last = operations.isEmpty() ? "none" : operations.getLast().id();
        if (!last.equals(operation) || (template.isEmpty() && stack.inProgress())) {
            operation = last;
            reader.template(stackId).ifPresent(text -> {
                template = text;
                declared = declared(text, stack);
            });
        }
    }

    private static List<DeclaredResource> declared(String text, StackSummary stack) {
        try {
            return TemplateNeeds.of(text, stack.parameters());
        } catch (RuntimeException e) {
            // Not every template that CloudFormation takes is one that we can read; the events tell the rest.
            LOG.debug("The template of {} cannot be read: {}", stack.name(), e.getMessage());
            return List.of();
        }
    }

    private Set<String> nestedIds() {
        var ids = new LinkedHashSet<String>();
        resources.stream().filter(r -> r.type().equals(STACK)).map(StackResourceSummary::physicalId).filter(i -> !i
                .isEmpty()).forEach(ids::add);
        events.all().stream().filter(e -> e.aboutAnyStack() && !e.aboutStack()).map(StackEvent::physicalId).filter(
                i -> i
                        .startsWith("arn:")).forEach(ids::add);
        return ids;
    }
}
