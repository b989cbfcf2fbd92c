package dev.signalbox.console.control;

import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A text filter with its icon and key; Escape empties it. */
public final class SearchBox extends HBox {
    private final TextField field = new TextField();

    public SearchBox() {
        getStyleClass().add("search-box");
        Label key = new Label("Ctrl F");
        key.getStyleClass().add("kbd");
        key.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren().addAll(new Icon(Glyph.SEARCH), field, key);
        field.setOnKeyPressed(event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
    }

    public StringProperty textProperty() {
        return field.textProperty();
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
