package dev.signalbox.console.screen.executions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Subscription;
import java.util.Optional;

/** The breadcrumb of an execution: with a link to the one that started it, where AWS or its input tells which that is. */
final class OriginCrumb implements AutoCloseable {
    /** What AWS asks to be passed on when a state starts an execution, so that the two can be linked. */
    private static final String STARTED_BY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PageHead head;
    private final ExecutionId id;
    private final Surroundings around;
    private Optional<Subscription> asking = Optional.empty();
    private boolean looked;

    /** The state machine, with the version and the alias by which it was started. */
    static String machine(ExecutionDetails details) {
        String name = details.summary().id().stateMachineName();
        String version = details.qualifier().version().map(v -> Texts.text("execution.meta.version", name, v)).orElse(
                name);
        return details.qualifier().alias().map(a -> Texts.text("execution.meta.alias", version, a)).orElse(version);
    }

    OriginCrumb(PageHead head, ExecutionId id, Surroundings around) {
        this.head = head;
        this.id = id;
        this.around = around;
        draw(Optional.empty());
    }

    /** Looks once where the execution comes from. */
    void look(ExecutionDetails details) {
        if (looked) {
            return;
        }
        looked = true;
        Optional<ExecutionId> told = inInput(details.input());
        told.ifPresentOrElse(parent -> draw(told), () -> details.mapRun().ifPresent(this::ask));
    }

    /** A child of a distributed Map knows its Map Run, and that its execution. */
    private void ask(String mapRunArn) {
        LiveValue<ExecutionId> parent = around.mapRuns().parent(mapRunArn);
        asking = Optional.of(parent.topic().subscribe(new LatestOnFx<>(around.fxThread(),
                (Loadable<ExecutionId> next) -> next.newest().ifPresent(p -> draw(Optional.of(p))))));
        parent.refresh();
    }

    static Optional<ExecutionId> inInput(String input) {
        if (!input.contains(STARTED_BY)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(input).path(STARTED_BY).asText()).filter(arn -> arn.matches(
                    "arn:[^:]+:states:[^:]*:[^:]*:execution:[^:]+:.+")).map(ExecutionId::new);
        } catch (JsonProcessingException cutShort) {
            return Optional.empty();
        }
    }

    private void draw(Optional<ExecutionId> parent) {
        head.clearCrumbs();
        head.crumb(Texts.text("nav.executions"), () -> around.navigator().go(new Destination.Executions(Optional
                .empty())));
        parent.ifPresent(p -> head.crumb(Texts.text("execution.startedBy", p.name()), () -> around.navigator().go(
                new Destination.Execution(p.arn()))));
        head.crumb(id.stateMachineName());
    }

    @Override
    public void close() {
        asking.ifPresent(Subscription::close);
    }
}
