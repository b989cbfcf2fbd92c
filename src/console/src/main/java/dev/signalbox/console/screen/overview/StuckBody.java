package dev.signalbox.console.screen.overview;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.card.InfoCard;
import dev.signalbox.console.control.card.LinkLine;
import dev.signalbox.console.control.card.Lines;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.overview.OwnPace;
import dev.signalbox.console.model.overview.stuck.Stuck;
import dev.signalbox.console.model.overview.stuck.StuckWork;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.VBox;

/** The radar: what does not get on by itself, and what could not be looked at. */
final class StuckBody implements CardBody {
    private static final int SHOWN = 7;
    private final InfoCard card;
    private final OverviewViewModel viewModel;
    private final Lines<Stuck> lines;
    private final VBox notes = new VBox(4);
    private List<String> said = List.of();

    StuckBody(InfoCard card, OverviewViewModel viewModel, Navigator navigator) {
        this.card = card;
        this.viewModel = viewModel;
        lines = new Lines<>(SHOWN, s -> List.of(s.getClass(), s.place()), (line, stuck) -> {
            line.setOnOpen(() -> navigator.go(stuck.place()));
            line.show(said(stuck));
        });
        lines.setId("overview-stuck");
        lines.getStyleClass().add("wide");
        notes.managedProperty().bind(notes.visibleProperty());
        card.setBody(new VBox(6, notes, lines));
    }

    private LinkLine.Said said(Stuck stuck) {
        String age = Spans.age(Duration.between(stuck.since(), viewModel.now()));
        return new LinkLine.Said(new StatusWord(stuck.tone(), Texts.text(key(stuck))), stuck.name(), words(stuck), age);
    }

    private static String key(Stuck stuck) {
        return "overview.stuck." + switch (stuck) {
            case Stuck.PastPace _ -> "pace";
            case Stuck.Overdue _ -> "overdue";
            case Stuck.Endless _ -> "endless";
            case Stuck.Machineless _ -> "runnable";
            case Stuck.StackWaits w -> "stack." + w.why().name().toLowerCase(Locale.ROOT);
        };
    }

    private String words(Stuck stuck) {
        String key = key(stuck) + ".text";
        return switch (stuck) {
            case Stuck.PastPace(var run, var pace) -> Texts.text(key, run.id().stateMachineName(), pace.known(), Spans
                    .words(pace.p95()));
            case Stuck.Overdue(var wait, var deadline) -> Texts.text(key, wait.pipeline(), wait.state(), Spans.age(
                    Duration
                            .between(deadline, viewModel.now())));
            case Stuck.Endless(var wait) -> Texts.text(key, wait.pipeline(), wait.state());
            case Stuck.Machineless(var job) -> Texts.text(key, job.queue());
            case Stuck.StackWaits(var stack, _, _) -> Texts.text(key, stack.status()) + stack.reason().filter(
                    _ -> stack.status().endsWith("_FAILED")).map(r -> " " + r).orElse("");
        };
    }

    @Override
    public void render() {
        Radar radar = viewModel.radarProperty().get();
        boolean nothing = radar.work().newest().filter(w -> w.items().isEmpty()).isPresent() && radar.missing()
                .isEmpty();
        card.setEmptyText(Texts.text("overview.stuck.none") + radar.work().newest().map(w -> unpaced(w.unpaced()))
                .filter(
                        w -> !w.isEmpty()).map(w -> "\n" + w).orElse(""));
        card.show(radar.work(), nothing);
        note(radar);
        radar.work().newest().ifPresent(this::show);
    }

    private void note(Radar radar) {
        List<String> next = radar.missing().entrySet().stream().map(m -> Texts.text("overview.stuck.missing", m
                .getKey(),
                Texts.text(m.getValue()))).toList();
        if (!next.equals(said)) {
            said = next;
            notes.getChildren().setAll(next.stream().map(n -> new Note(Tone.ATTENTION, n)).toList());
        }
        notes.setVisible(!next.isEmpty());
    }

    private void show(StuckWork work) {
        lines.show(work.items(), more -> (more == 0 ? "" : Texts.text("overview.stuck.more", more) + " ") + unpaced(work
                .unpaced()));
    }

    private static String unpaced(int executions) {
        return executions == 0 ? "" : Texts.text("overview.stuck.unpaced", executions, OwnPace.LEAST);
    }
}
