package dev.signalbox.deploy.watch;

import dev.signalbox.deploy.StackEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The failure that all others follow from.
 *
 * @param path logical ids of the nested stacks that lead to it, outermost first
 */
public record StackFailure(List<String> path, StackEvent event) {
    public StackFailure {
        path = List.copyOf(path);
    }

    /**
     * Looks into a nested stack instead of taking its "was not successfully created" for the cause, and does so before its
     * parent is told of it, which is only when the nested one is rolled back. Empty when nothing failed.
     */
    static Optional<StackFailure> in(StackStory story, StackOperation operation) {
        var told = operation.events().stream().filter(StackEvent::rootFailure).map(event -> story.nested(event
                .physicalId()).flatMap(n -> inside(n, event, operation.started())).orElseGet(() -> new StackFailure(List
                        .of(), event)));
        return Stream.concat(told, untold(story, operation)).min(Comparator.comparing(f -> f.event().time()));
    }

    private static Stream<StackFailure> untold(StackStory story, StackOperation operation) {
        return operation.ended().isPresent() ? Stream.empty()
                : operation.events().stream().filter(e -> !e
                        .aboutStack() && !e.failed()).flatMap(e -> story.nested(e.physicalId()).flatMap(n -> inside(n,
                                e, operation.started())).stream());
    }

    /** Only what happened during the parent's operation counts. */
    private static Optional<StackFailure> inside(StackStory nested, StackEvent wrapper, Instant from) {
        return nested.operations().stream().filter(o -> o.ended().map(e -> !e.isBefore(from)).orElse(true))
                .flatMap(o -> in(nested, o).stream()).min(Comparator.comparing(f -> f.event().time())).map(
                        f -> new StackFailure(prefixed(wrapper
                                .logicalId(), f.path()), f.event()));
    }

    private static List<String> prefixed(String first, List<String> rest) {
        var all = new ArrayList<String>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
