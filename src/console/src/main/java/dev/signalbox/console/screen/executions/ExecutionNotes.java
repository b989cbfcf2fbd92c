package dev.signalbox.console.screen.executions;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.RootCause;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.screen.executions.cause.CauseActs;
import dev.signalbox.console.screen.executions.cause.CauseCard;
import dev.signalbox.console.screen.executions.cause.CauseViewModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What stands between an execution's head and its tabs: what could not be read or done, and why the execution failed. */
final class ExecutionNotes {
    private final VBox box;
    private final ExecutionViewModel viewModel;
    private final Surroundings around;
    private final CauseViewModel cause;
    private final CauseActs acts;
    private List<Remark> shown = List.of();

    private sealed interface Remark {}

    private record Line(Tone tone, String text) implements Remark {}

    private record Reason(RootCause cause) implements Remark {}

    ExecutionNotes(VBox box, ExecutionViewModel viewModel, Surroundings around, CauseViewModel cause,
            CauseActs acts) {
        this.box = box;
        this.viewModel = viewModel;
        this.around = around;
        this.cause = cause;
        this.acts = acts;
    }

    /** Replaces what is shown when there is something else to say, so that the keyboard stays in a link meanwhile. */
    void show() {
        List<Remark> next = remarks();
        if (!next.equals(shown)) {
            shown = next;
            box.getChildren().setAll(next.stream().map(this::node).toList());
        }
    }

    private List<Remark> remarks() {
        List<Remark> all = new ArrayList<>();
        Loadable<ExecutionDetails> details = viewModel.detailsProperty().get();
        if (details instanceof Loadable.Unavailable(var cause)) {
            all.add(new Line(Tone.FAILED, Texts.text(cause) + "\n" + cause.code()));
        } else if (details instanceof Loadable.Stale(_, Instant asOf, var cause)) {
            all.add(new Line(Tone.ATTENTION, Texts.text("state.stale", When.words(asOf, around.clock().instant()), Texts
                    .text(cause))));
        }
        details.newest().flatMap(ExecutionDetails::keptSince).ifPresent(since -> all.add(new Line(Tone.ABORTED, Texts
                .text("execution.kept", When.stamp(since)) + " " + seen())));
        if (viewModel.outcomeProperty().get() instanceof Outcome.Failed(String what, var cause)) {
            all.add(new Line(Tone.FAILED, Texts.text("outcome.failed", what, Texts.text(cause))));
        }
        reason(details.newest()).ifPresent(all::add);
        return all;
    }

    /** How much of what happened is kept. */
    private String seen() {
        Optional<History> history = viewModel.newestProperty().get().newest();
        if (history.isEmpty()) {
            return "";
        }
        History kept = history.get();
        return kept.events().isEmpty() ? Texts.text("execution.kept.none")
                : kept.status().isOver() ? Texts.text("execution.kept.all", kept.lastId())
                        : Texts.text("execution.kept.some", kept.lastId());
    }

    private Optional<Remark> reason(Optional<ExecutionDetails> details) {
        return viewModel.newestProperty().get().newest().flatMap(History::cause).<Remark>map(Reason::new)
                .or(() -> details.flatMap(d -> d.error().map(e -> new Line(Tone.FAILED, Texts.text(
                        "execution.failedWith", e, d.cause().orElse(""))))));
    }

    private Node node(Remark remark) {
        return switch (remark) {
            case Line(Tone tone, String text) -> new Note(tone, text);
            case Reason(_) -> new CauseCard(cause, acts);
        };
    }
}
