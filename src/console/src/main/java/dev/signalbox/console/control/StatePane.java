package dev.signalbox.console.control;

import dev.signalbox.console.fx.Stillness;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Panes;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Tone;
import java.time.Instant;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.DefaultProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows content when there is some, and else says why not: skeleton while loading (after 200 ms), sentence when empty, amber note
 * over content that could not be refreshed, red note when there is nothing but a failure. Never an empty table for an error.
 */
@DefaultProperty("content")
public final class StatePane extends BorderPane {
    private static final int SKELETON_LINES = 6;

    private final ObjectProperty<@Nullable Node> content = new SimpleObjectProperty<>();
    private final PauseTransition patience = new PauseTransition(Duration.millis(200));
    private final VBox empty = new VBox();
    private final Label emptyText = new Label();
    private @Nullable Node typedIn;
    private String said = "";
    private Runnable retry = () -> {};

    public StatePane() {
        getStyleClass().add("state-pane");
        emptyText.getStyleClass().add("text-2");
        emptyText.setWrapText(true);
        emptyText.setMinHeight(USE_PREF_SIZE);
        empty.getStyleClass().add("empty-state");
        empty.setAlignment(Pos.CENTER);
        empty.getChildren().add(emptyText);
        patience.setOnFinished(_ -> swap(null, skeleton()));
        content.subscribe(this::setCenter);
    }

    public ObjectProperty<@Nullable Node> contentProperty() {
        return content;
    }

    public @Nullable Node getContent() {
        return content.get();
    }

    public void setContent(@Nullable Node node) {
        content.set(node);
    }

    /** The sentence shown when there is nothing. */
    public void setEmptyText(String sentence) {
        emptyText.setText(sentence);
    }

    public String getEmptyText() {
        return emptyText.getText();
    }

    /** The one action offered under the sentence. */
    public void setEmptyAction(Button action) {
        empty.getChildren().setAll(emptyText, action);
    }

    public void setOnRetry(Runnable action) {
        retry = action;
    }

    /** @param nothing whether the value, if there is one, holds nothing to show */
    public void show(Loadable<?> state, boolean nothing) {
        patience.stop();
        pseudoClassStateChanged(Stillness.LOADING, state instanceof Loadable.Loading);
        switch (state) {
            case Loadable.Loading() -> loading();
            case Loadable.Ready(_, _) -> shown(nothing, null);
            case Loadable.Stale(_, Instant asOf, Failure cause) -> shown(nothing, stale(asOf, cause));
            case Loadable.Unavailable(Failure cause) -> failed(cause);
        }
    }

    private void loading() {
        said = "";
        swap(null, null);
        patience.playFromStart();
    }

    private void shown(boolean nothing, @Nullable Node banner) {
        swap(banner, nothing ? empty : content.get());
    }

    private void failed(Failure cause) {
        swap(note(Tone.FAILED, Texts.text(cause), cause), null);
    }

    /** Shows something else. The keyboard stays here: the scene would give it to any control when the one that has it goes. */
    private void swap(@Nullable Node top, @Nullable Node center) {
        boolean mine = Panes.holdsFocus(this) && (getTop() != top || getCenter() != center);
        if (mine) {
            remember(getScene().getFocusOwner());
            requestFocus();
        }
        setTop(top);
        if (getCenter() != center) {
            setCenter(center);
        }
        Node shown = content.get();
        if (mine && center != null && center == shown) {
            Optional.ofNullable(typedIn).or(() -> Panes.main(shown)).ifPresent(Node::requestFocus);
        }
    }

    private void remember(Node owner) {
        for (Node at = owner; at != null && at != this; at = at.getParent()) {
            if (at == content.get()) {
                typedIn = owner;
            }
        }
    }

    private Node stale(Instant asOf, Failure cause) {
        return note(Tone.ATTENTION, Texts.text("state.stale", When.clock(asOf), Texts.text(cause)), cause);
    }

    /** The same words keep the same node, so that a refresh does not take a button away under the pointer. */
    private Node note(Tone tone, String sentence, Failure cause) {
        String codes = cause.code() + cause.requestId().map(id -> " · " + Texts.text("failure.requestId", id)).orElse(
                "");
        Node before = getTop();
        if (before != null && said.equals(sentence + codes)) {
            return before;
        }
        said = sentence + codes;
        return padded(new Note(tone, sentence + "\n" + codes).with(
                Buttons.small(Texts.text("action.retry"), () -> retry.run()),
                Buttons.small(Texts.text("action.copy"), () -> Buttons.copy(sentence + "\n" + codes))));
    }

    private static Node padded(Node note) {
        VBox box = new VBox(note);
        box.getStyleClass().add("banner");
        return box;
    }

    private static Node skeleton() {
        VBox lines = new VBox();
        lines.getStyleClass().add("skeleton");
        lines.setAccessibleText(Texts.text("state.loading"));
        for (int i = 0; i < SKELETON_LINES; i++) {
            Region line = new Region();
            line.getStyleClass().add("skeleton-line");
            line.setMaxWidth(520 - 60.0 * (i % 3));
            lines.getChildren().add(line);
        }
        return lines;
    }
}
