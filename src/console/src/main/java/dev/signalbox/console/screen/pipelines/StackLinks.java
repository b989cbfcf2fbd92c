package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Leads from a stack to the screens of what it made. */
final class StackLinks {
    private final PipelineCatalogue catalogue;
    private final Navigator navigator;

    StackLinks(PipelineCatalogue catalogue, Navigator navigator) {
        this.catalogue = catalogue;
        this.navigator = navigator;
    }

    void crumbs(PageHead head, String name) {
        head.clearCrumbs();
        head.crumb(Texts.text("nav.pipelines"), () -> navigator.go(new Destination.Pipelines()));
        head.crumb(name);
    }

    /** Opens the start form of the stack's state machine. */
    void start(StackSummary stack) {
        navigator.go(new Destination.StartExecution(stateMachine(stack)));
    }

    private Optional<String> stateMachine(StackSummary stack) {
        return pipeline(stack).stream().flatMap(p -> p.outputs().stateMachines().stream()).map(stack.outputs()::get)
                .filter(Objects::nonNull).findFirst();
    }

    private Optional<Pipeline> pipeline(StackSummary stack) {
        return stack.pipeline().flatMap(catalogue::find);
    }

    void outputs(KeyValueGrid grid, Optional<StackSummary> stack) {
        grid.clear();
        if (stack.map(s -> s.outputs().isEmpty()).orElse(true)) {
            grid.add("", Texts.text("stack.noOutputs"));
        }
        stack.ifPresent(s -> s.outputs().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(e -> output(grid, s, e.getKey(), e.getValue())));
    }

    private void output(KeyValueGrid grid, StackSummary stack, String name, String value) {
        destination(stack, name, value).ifPresentOrElse(d -> grid.addLink(name, value, () -> navigator.go(d)),
                () -> grid.addId(name, value));
    }

    private Optional<Destination> destination(StackSummary stack, String name, String value) {
        return pipeline(stack).map(Pipeline::outputs).flatMap(o -> {
            if (o.buckets().contains(name)) {
                return Optional.of(new Destination.S3Location(value, ""));
            }
            if (o.stateMachines().contains(name)) {
                return Optional.of(new Destination.Executions(Optional.of(value)));
            }
            if (o.queues().contains(name)) {
                return Optional.of(new Destination.Batch());
            }
            return o.callbackUrl().filter(name::equals).map(_ -> new Destination.Callbacks());
        });
    }
}
