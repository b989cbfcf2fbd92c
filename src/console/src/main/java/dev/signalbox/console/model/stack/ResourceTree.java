package dev.signalbox.console.model.stack;

import dev.signalbox.console.model.StackWords;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.watch.DeclaredResource;
import dev.signalbox.deploy.watch.StackOperation;
import dev.signalbox.deploy.watch.StackStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the tree of a stack's resources as they are during one operation; nested stacks are its branches. */
public final class ResourceTree {
    private static final String STACK = "AWS::CloudFormation::Stack";

    private final Optional<Instant> from;
    private final Optional<Instant> to;

    private ResourceTree(Optional<StackOperation> operation) {
        this.from = operation.map(StackOperation::started);
        this.to = operation.flatMap(StackOperation::ended);
    }

    /** @param operation of the stack itself; empty when nothing has been done to it yet */
    public static TreeRow of(StackStory story, Optional<StackOperation> operation) {
        var events = operation.map(StackOperation::events).orElse(List.of());
        var stack = story.stack();
        var tree = new ResourceTree(operation);
        var status = operation.map(StackOperation::status).filter(s -> !s.isEmpty()).orElse(stack.status());
        return new TreeRow(stack.id(), stack.name(), TypeWords.of(STACK), StackWords.of(status), status, stack.reason(),
                tree.from, tree.to, List.of(), Optional.of(new TreeRow.Resource(stack.id(), stack.name(), stack.id(),
                        STACK)), tree.below(story, events, status));
    }

    private List<TreeRow> below(StackStory story, List<StackEvent> events, String stackStatus) {
        var work = ResourceWork.of(events);
        var needs = new LinkedHashMap<String, DeclaredResource>();
        story.declared().forEach(d -> needs.put(d.logicalId(), d));
        Map<String, String> types = new LinkedHashMap<>();
        story.declared().forEach(d -> types.put(d.logicalId(), d.type()));
        work.values().forEach(w -> types.putIfAbsent(w.logicalId(), w.type()));
        story.resources().stream().filter(r -> !r.status().equals("DELETE_COMPLETE")).forEach(r -> types.putIfAbsent(r
                .logicalId(), r.type()));
        var rows = new ArrayList<TreeRow>();
        types.forEach((id, type) -> rows.add(Optional.ofNullable(work.get(id)).map(w -> worked(story, w)).orElseGet(
                () -> untouched(story, id, type, new Waiting(needs, work, stackStatus)))));
        return Groups.of(story.stack().id(), rows);
    }

    private TreeRow worked(StackStory story, ResourceWork work) {
        var nested = work.type().equals(STACK) ? story.nested(work.physicalId()) : Optional.<StackStory>empty();
        var children = nested.map(n -> below(n, during(n), n.stack().status())).orElse(List.of());
        return new TreeRow(story.stack().id() + "/" + work.logicalId(), work.logicalId(), TypeWords.of(work.type()),
                work.word(), work.status(), work.reason(), Optional.of(work.started()), work.ended(),
                List.of(), Optional.of(resource(story, work.logicalId(), work.physicalId(), work.type())), children);
    }

    /** What was done to a nested stack while its parent was worked on. */
    private List<StackEvent> during(StackStory nested) {
        return nested.events().stream().filter(e -> from.map(f -> !e.time().isBefore(f)).orElse(true) && to.map(t -> !e
                .time().isAfter(t)).orElse(true)).toList();
    }

    private static TreeRow.Resource resource(StackStory story, String logicalId, String physicalId, String type) {
        return new TreeRow.Resource(story.stack().id(), logicalId, physicalId, type);
    }

    private TreeRow untouched(StackStory story, String id, String type, Waiting waiting) {
        var known = story.resources().stream().filter(r -> r.logicalId().equals(id)).findFirst();
        var physical = known.map(r -> r.physicalId()).orElse("");
        var awaits = waiting.of(id);
        var state = known.filter(r -> !physical.isEmpty()).map(r -> new StatusWord(StackWords.of(r.status()).tone(),
                from.isPresent() ? "Unchanged" : StackWords.of(r.status()).word())).orElseGet(() -> waiting.word(
                        awaits));
        var exact = known.map(r -> r.status()).orElse("");
        var nested = type.equals(STACK) ? story.nested(physical) : Optional.<StackStory>empty();
        var children = nested.map(n -> below(n, during(n), n.stack().status())).orElse(List.of());
        return new TreeRow(story.stack().id() + "/" + id, id, TypeWords.of(type), state, exact, Optional.empty(),
                Optional.empty(), Optional.empty(), physical.isEmpty() ? awaits : List.of(), Optional.of(resource(
                        story, id, physical, type)), children);
    }

    /** What a resource that has not begun waits for. */
    private record Waiting(Map<String, DeclaredResource> declared, Map<String, ResourceWork> work,
            String stackStatus) {
        List<String> of(String id) {
            var resource = declared.get(id);
            if (resource == null || !stackStatus.equals("CREATE_IN_PROGRESS")) {
                return List.of();
            }
            return resource.needs().stream().filter(n -> Optional.ofNullable(work.get(n)).filter(w -> w.status()
                    .endsWith(
                            "_COMPLETE")).isEmpty()).sorted().toList();
        }

        StatusWord word(List<String> awaits) {
            return new StatusWord(Tone.NOT_STARTED, awaits.isEmpty() ? "Not started"
                    : "Awaits " + (awaits.size() == 1 ? awaits.getFirst() : awaits.size()));
        }
    }
}
