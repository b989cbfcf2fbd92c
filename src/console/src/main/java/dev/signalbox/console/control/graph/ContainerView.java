package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.control.strip.HeatCells.Cell;
import dev.signalbox.console.control.strip.HeatStrip;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionProgress;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StateProgress;
import dev.signalbox.console.model.Tone;
import dev.signalbox.states.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A Parallel or Map state: a head over what is inside. */
final class ContainerView extends BoxView {
    private static final double HEAD = 42;
    private static final double STRIP_SIDE = 16;
    private final Icon icon = new Icon(Glyph.EMPTY_CIRCLE);
    private final Label fact = new Label();
    private final Label counts = new Label();
    private final Button picked = Buttons.small("", this::unpick);
    private final HeatStrip strip;
    private final Consumer<Optional<Cell>> pick;
    private final State state;
    private Optional<MapItems> items = Optional.empty();

    /** @param pick told the cell of a Map's strip that is picked, or that none shall be */
    ContainerView(Drawing.Box box, State state, Runnable fold, Consumer<Optional<Cell>> pick) {
        super(box);
        this.pick = pick;
        strip = new HeatStrip(cell -> pick.accept(Optional.of(cell)));
        getStyleClass().add("graph-container");
        this.state = state;
        boolean folded = box.shape() == Drawing.Shape.FOLDED;
        setAlignment(Pos.TOP_LEFT);
        getChildren().add(head(folded, fold));
        if (state instanceof State.Map && !folded) {
            setMargin(strip, new Insets(HEAD, STRIP_SIDE, 0, STRIP_SIDE));
            strip.setMaxHeight(USE_PREF_SIZE);
            getChildren().add(strip);
        }
        if (folded) {
            getStyleClass().add("folded");
            foot(counts, 44);
        } else if (state.children().stream().allMatch(c -> c.states().isEmpty())) {
            foot(new Label(Texts.text("graph.nothingInside")), 12);
        }
        show(Optional.empty(), Instant.EPOCH);
    }

    private HBox head(boolean folded, Runnable fold) {
        Label name = new Label(state.name());
        name.getStyleClass().add("node-name");
        HBox.setHgrow(name, Priority.SOMETIMES);
        Label type = new Label(TypeWords.of(state));
        type.getStyleClass().add("node-type");
        type.setMaxWidth(Double.MAX_VALUE);
        type.setMinWidth(0);
        HBox.setHgrow(type, Priority.ALWAYS);
        fact.getStyleClass().add("node-fact");
        fact.setMinWidth(USE_PREF_SIZE);
        Button chevron = Buttons.icon(folded ? Glyph.CHEVRON_RIGHT : Glyph.CHEVRON_DOWN, Texts.text(
                folded ? "graph.unfold" : "graph.fold", state.name()), fold);
        chevron.getStyleClass().add("small");
        chevron.setFocusTraversable(false);
        picked.setGraphic(new Icon(Glyph.CROSS, 10));
        picked.setContentDisplay(ContentDisplay.RIGHT);
        picked.getStyleClass().add("strip-index");
        picked.setVisible(false);
        picked.managedProperty().bind(picked.visibleProperty());
        picked.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, chevron, icon, name, type, picked, fact);
        head.getStyleClass().add("graph-container-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void foot(Label words, double left) {
        words.getStyleClass().add("node-type");
        setAlignment(words, Pos.BOTTOM_LEFT);
        setMargin(words, new Insets(0, 0, 8, left));
        getChildren().add(words);
    }

    @Override
    void show(Optional<StateProgress> progress, Instant now) {
        Tone tone = progress.map(p -> p.phase().word().tone()).orElse(Tone.NOT_STARTED);
        tone(tone);
        icon.setGlyph(Tones.glyph(tone));
        String time = progress.map(p -> p.phase().isOpen() ? Spans.age(p.elapsed(now)) : Spans.words(p.elapsed(now)))
                .orElse(box().untold());
        fact.setText(items.map(MapItems::fact).orElse(time));
        setAccessibleText(state.name() + ", " + TypeWords.of(state) + ", " + progress.map(p -> p.phase().word().word())
                .orElse(box().untold()) + ", " + items.map(i -> i.fact() + ", ").orElse("") + time + (counts.getText()
                        .isEmpty() ? ""
                                : ", " + counts
                                        .getText()));
    }

    @Override
    void enter() {
        if (strip.isVisible()) {
            strip.requestFocus();
        }
    }

    private void unpick() {
        pick.accept(Optional.empty());
    }

    /** @param index the iteration that is picked */
    void items(Optional<MapItems> next, OptionalInt index) {
        items = next;
        strip.setVisible(next.isPresent());
        next.ifPresent(i -> strip.show(i.cells(), i.picked(), i::words));
        picked.setVisible(index.isPresent());
        picked.setText(index.isPresent() ? Texts.text("graph.map.shown", index.getAsInt()) : "");
        picked.setAccessibleText(Texts.text("graph.map.all", picked.getText()));
    }

    /** Says of a folded container how far the states inside are. */
    void count(List<String> inside, ExecutionProgress progress) {
        Map<String, Integer> phases = new TreeMap<>();
        inside.forEach(s -> phases.merge(progress.state(s).map(p -> p.phase().word().word()).orElse(box().untold()), 1,
                Integer::sum));
        counts.setText(phases.entrySet().stream().map(e -> e.getValue() + " " + e.getKey().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" \u00b7 ")));
    }
}
