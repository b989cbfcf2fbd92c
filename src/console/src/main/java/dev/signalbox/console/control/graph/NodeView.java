package dev.signalbox.console.control.graph;

import javafx.scene.shape.Polygon;
import javafx.scene.control.Button;
import java.util.function.Consumer;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Hint;
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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A state: icon, name and fact in the first line, its type in the second, the deadline of a wait at the foot. */
final class NodeView extends BoxView {
    private static final int LONG = 32;
    private static final double CUT = 12;
    private final Icon icon = new Icon(Glyph.EMPTY_CIRCLE);
    private final Label fact = new Label();
    private final Label type;
    private final Meter deadline = new Meter();
    private final HBox second;
    private Optional<Button> link = Optional.empty();
    private final Label retries = new Label();
    private final State state;
    private final Consumer<String> open;
    private Optional<String> child = Optional.empty();
    private Optional<String> rule = Optional.empty();

    /** @param open told the ARN of the execution that it started, when somebody wants to see it */
    NodeView(Drawing.Box box, State state, Consumer<String> open) {
        super(box);
        this.state = state;
        this.open = open;
        type = new Label(TypeWords.of(state), new Icon(TypeGlyph.of(state), 12));
        second = second();
        retries.getStyleClass().add("node-retries");
        retries.setManaged(false);
        getStyleClass().add(state instanceof State.Unknown ? "graph-node-unknown" : "graph-node");
        if (state.name().length() > LONG) {
            Hint.on(this, state.name());
        }
        VBox lines = new VBox(2, first(), second);
        lines.setAlignment(Pos.CENTER_LEFT);
        deadline.managedProperty().bind(deadline.visibleProperty());
        VBox.setMargin(deadline, new javafx.geometry.Insets(6, 0, 0, 0));
        if (state instanceof State.Task task && task.resource().endsWith(".waitForTaskToken")) {
            lines.getChildren().add(deadline);
        }
        if (state instanceof State.Choice) {
            setShape(diamondCorners(box));
            setScaleShape(false);
        }
        getChildren().addAll(lines, retries);
        show(Optional.empty(), Instant.EPOCH);
    }

    private HBox second() {
        type.getStyleClass().add("node-type");
        type.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(type, Priority.ALWAYS);
        return new HBox(4, type);
    }

    /** Leads to what it started, once it did: most states start nothing. */
    private void link() {
        if (link.isEmpty()) {
            Button made = Buttons.icon(Glyph.LINK, Texts.text("graph.child", state.name()), this::open);
            made.getStyleClass().addAll("small", "node-link");
            made.setFocusTraversable(false);
            made.managedProperty().bind(made.visibleProperty());
            second.getChildren().add(made);
            link = Optional.of(made);
        }
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
        type.setText(progress.flatMap(p -> error(p).or(() -> rule).or(() -> until(p, now))).orElseGet(() -> TypeWords
                .of(state)));
        child = progress.flatMap(StateProgress::child);
        child.ifPresent(_ -> link());
        link.ifPresent(l -> l.setVisible(child.isPresent()));
        Optional<String> again = progress.flatMap(p -> Retries.words(state, p));
        retries.setText(again.orElse(""));
        retries.setVisible(again.isPresent());
        Optional<Waiting> limited = progress.flatMap(StateProgress::waiting).filter(w -> w.deadline().isPresent());
        deadline.setVisible(limited.isPresent());
        limited.ifPresent(w -> deadline.fraction(used(w, now)));
        setAccessibleText(state.name() + ", " + TypeWords.of(state) + ", " + progress.map(p -> p.phase().word().word())
                .map(word -> word + ", " + fact.getText()).orElse(box().untold()) + again.map(Retries::spoken).orElse(
                        "")
                + (type.getText().equals(TypeWords.of(state)) ? "" : ", " + type.getText()));
    }

    private static String fact(StateProgress progress, Instant now) {
        Duration elapsed = progress.elapsed(now);
        String time = progress.phase().isOpen() ? Spans.age(elapsed) : Spans.words(elapsed);
        return progress.visits() > 1 ? progress.visits() + " \u00d7  " + time : time;
    }

    private static Optional<String> error(StateProgress progress) {
        boolean bad = progress.phase() != Phase.SUCCEEDED && progress.phase() != Phase.RUNNING && progress
                .phase() != Phase.WAITING;
        return bad ? progress.lastFailure().flatMap(StateProgress.Attempt::error) : Optional.empty();
    }

    /** Says which rule a Choice chose. */
    void chosen(Optional<String> next) {
        rule = next;
    }

    @Override
    void open() {
        child.ifPresent(open);
    }

    private Optional<String> until(StateProgress progress, Instant now) {
        return state instanceof State.Wait wait && progress.phase().isOpen() ? Until.of(wait, progress).map(
                at -> Texts.text("graph.until", When.words(at, now))) : Optional.empty();
    }

    private static Polygon diamondCorners(Drawing.Box box) {
        double right = box.width();
        double foot = box.height();
        return new Polygon(CUT, 0, right - CUT, 0, right, CUT, right, foot - CUT, right - CUT, foot, CUT, foot, 0, foot
                - CUT, 0, CUT);
    }

    /** The mark of the retries sits on the upper right corner. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        retries.autosize();
        retries.relocate(getWidth() - retries.getWidth() - 10, -retries.getHeight() / 2);
    }

    private static double used(Waiting waiting, Instant now) {
        double whole = waiting.deadline().map(d -> Duration.between(waiting.since(), d).toMillis()).orElse(1L);
        return Math.clamp(Duration.between(waiting.since(), now).toMillis() / Math.max(1, whole), 0.01, 1);
    }
}
