package dev.signalbox.console.control;

import dev.signalbox.console.fx.keys.Shortcut;
import javafx.beans.property.StringProperty;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A text filter with its icon and key: Ctrl F or / leads to the one in sight, Escape empties it. */
public final class SearchBox extends HBox {
    private final TextField field = new TextField();
    private final EventHandler<KeyEvent> find = this::find;

    public SearchBox() {
        getStyleClass().add("search-box");
        Label key = new Label(Shortcut.FILTER.firstKey().replace("+", " "));
        key.getStyleClass().add("kbd");
        key.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().addAll(new Icon(Glyph.SEARCH), field, key);
        sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, find);
                before.removeEventHandler(KeyEvent.KEY_TYPED, find);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, find);
                now.addEventHandler(KeyEvent.KEY_TYPED, find);
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
    }

    private void find(KeyEvent event) {
        if (Shortcut.FILTER.matches(event) && isInSight() && !JsonView.holds(event.getTarget())) {
            field.requestFocus();
            field.selectAll();
            event.consume();
        }
    }

    private boolean isInSight() {
        Node node = this;
        while (node != null && node.isVisible()) {
            node = node.getParent();
        }
        return node == null;
    }

    public StringProperty textProperty() {
        return field.textProperty();
    }

    /** What Enter does. */
    public void setOnAction(Runnable action) {
        field.setOnAction(_ -> action.run());
    }

    public String getPrompt() {
        return field.getPromptText();
    }

    public void setPrompt(String prompt) {
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
    }
}
