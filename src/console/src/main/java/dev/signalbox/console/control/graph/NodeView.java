package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Meter;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.StateProgress.Phase;
import dev.signalbox.console.model.StateProgress.Waiting;
import dev.signalbox.console.model.Tone;
import dev.signalbox.states.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A state: icon, name and fact in the first line, its type in the second, the deadline of a wait at the foot. */
final class NodeView extends BoxView {
    private static final int LONG = 32;
    private final Icon icon = new Icon(Glyph.EMPTY_CIRCLE);
    private final Label fact = new Label();
    private final Label type;
    private final Meter deadline = new Meter();
    private final State state;

    NodeView(Drawing.Box box, State state) {
        super(box);
        this.state = state;
        getStyleClass().add(state instanceof State.Unknown ? "graph-node-unknown" : "graph-node");
        if (state.name().length() > LONG) {
            Tooltip.install(this, new Tooltip(state.name()));
        }
        type = new Label(TypeWords.of(state));
        type.getStyleClass().add("node-type");
        type.setGraphic(new Icon(TypeGlyph.of(state), 12));
        VBox lines = new VBox(2, first(), type);
        lines.setAlignment(Pos.CENTER_LEFT);
        deadline.setVisible(false);
        deadline.managedProperty().bind(deadline.visibleProperty());
        VBox.setMargin(deadline, new javafx.geometry.Insets(6, 0, 0, 0));
        if (state instanceof State.Task task && task.resource().endsWith(".waitForTaskToken")) {
            lines.getChildren().add(deadline);
        }
        getChildren().add(lines);
        show(Optional.empty(), Instant.EPOCH);
    }

    private HBox first() {
        Label name = new Label(state.name());
        name.getStyleClass().add("node-name");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        fact.getStyleClass().add("node-fact");
        fact.setMinWidth(USE_PREF_SIZE);
        HBox first = new HBox(8, icon, name, fact);
        first.setAlignment(Pos.CENTER_LEFT);
        return first;
    }

    @Override
    void show(Optional<StateProgress> progress, Instant now) {
        Tone tone = progress.map(p -> p.phase().word().tone()).orElse(Tone.NOT_STARTED);
        tone(tone);
        icon.setGlyph(progress.filter(p -> p.phase() == Phase.RETRYING).isPresent() ? Glyph.RESTART
                : Tones.glyph(tone));
        fact.setText(progress.map(p -> fact(p, now)).orElse(box().untold()));
        type.setText(progress.flatMap(NodeView::error).orElseGet(() -> TypeWords.of(state)));
        Optional<Waiting> limited = progress.flatMap(StateProgress::waiting).filter(w -> w.deadline().isPresent());
        deadline.setVisible(limited.isPresent());
        limited.ifPresent(w -> deadline.fraction(used(w, now)));
        setAccessibleText(state.name() + ", " + TypeWords.of(state) + ", " + progress.map(p -> p.phase().word().word())
                .map(word -> word + ", " + fact.getText()).orElse(box().untold()));
    }

    private static String fact(StateProgress progress, Instant now) {
        Duration elapsed = progress.elapsed(now);
        String time = progress.phase().isOpen() ? Spans.age(elapsed) : Spans.words(elapsed);
        int tries = progress.attempts().size();
        String again = tries > 1 ? "\u21bb " + tries + "  " : "";
        return progress.visits() > 1 ? again + progress.visits() + " \u00d7  " + time : again + time;
    }

    private static Optional<String> error(StateProgress progress) {
        boolean bad = progress.phase() != Phase.SUCCEEDED && progress.phase() != Phase.RUNNING && progress
                .phase() != Phase.WAITING;
        return bad ? progress.lastFailure().flatMap(StateProgress.Attempt::error) : Optional.empty();
    }

    private static double used(Waiting waiting, Instant now) {
        double whole = waiting.deadline().map(d -> Duration.between(waiting.since(), d).toMillis()).orElse(1L);
        return Math.clamp(Duration.between(waiting.since(), now).toMillis() / Math.max(1, whole), 0.01, 1);
    }
}
