package dev.signalbox.console.control.card;

import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.model.StatusWord;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One thing on a card: its state, its name, which leads there, what is to be said of it, and a fact at the right. */
public final class LinkLine extends VBox {
    private static final double STATE_WIDTH = 104;
    private final StatusBadge state = new StatusBadge().plain();
    private final HBox badge = new HBox(state);
    private final Hyperlink link = new Hyperlink();
    private final Label words = new Label();
    private final Label fact = new Label();
    private final Label below = new Label();
    private final Tooltip whole = new Tooltip();
    private Runnable open = () -> {};

    /** What a line says. */
    public record Said(Optional<StatusWord> state, String name, String words, String fact, String below) {
        public Said(StatusWord state, String name, String words, String fact) {
            this(Optional.of(state), name, words, fact, "");
        }
    }

    public LinkLine() {
        getStyleClass().add("link-line");
        badge.setAlignment(Pos.CENTER_LEFT);
        badge.setMinWidth(STATE_WIDTH);
        badge.setMaxWidth(STATE_WIDTH);
        badge.managedProperty().bind(badge.visibleProperty());
        link.getStyleClass().add("mono");
        link.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        link.setMinWidth(80);
        link.setOnAction(_ -> {
            link.setVisited(false);
            open.run();
        });
        words.getStyleClass().addAll("small-text", "text-2");
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinWidth(0);
        words.setTooltip(whole);
        HBox.setHgrow(words, Priority.ALWAYS);
        fact.getStyleClass().addAll("small-text", "text-3");
        fact.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(8, badge, link, words, fact);
        line.getStyleClass().add("line");
        below.getStyleClass().addAll("small-text", "text-2", "below");
        below.setWrapText(true);
        below.setMinHeight(USE_PREF_SIZE);
        below.visibleProperty().bind(below.textProperty().isNotEmpty());
        below.managedProperty().bind(below.visibleProperty());
        getChildren().addAll(line, below);
    }

    public void setOnOpen(Runnable action) {
        open = action;
    }

    /** The same nodes with other words: the keyboard stays in the link. */
    public LinkLine show(Said said) {
        badge.setVisible(said.state().isPresent());
        state.statusProperty().set(said.state().orElse(null));
        link.setText(said.name());
        words.setText(said.words());
        whole.setText(said.words());
        fact.setText(said.fact());
        below.setText(said.below());
        link.setAccessibleText(Stream.of(said.state().map(StatusWord::word).orElse(""), said.name(), said.words(), said
                .fact(), said.below()).filter(w -> !w.isEmpty()).collect(Collectors.joining(", ")));
        return this;
    }
}
