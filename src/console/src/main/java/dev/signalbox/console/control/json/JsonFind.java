package dev.signalbox.console.control.json;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.fx.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Finds text in JSON: Enter leads to the next place, with Shift to the one before, Escape closes it. Hidden until it is opened. */
public final class JsonFind extends HBox {
    private final JsonLines lines;
    private final Runnable showLines;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private List<Integer> found = List.of();
    private int at;

    /** @param showLines makes sure that the lines are what is seen */
    public JsonFind(JsonLines lines, Runnable showLines) {
        this.lines = lines;
        this.showLines = showLines;
        getStyleClass().add("json-find");
        setSpacing(6);
        setAlignment(Pos.CENTER_LEFT);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        field.setPromptText(Texts.text("json.findPrompt"));
        field.setAccessibleText(Texts.text("json.findPrompt"));
        HBox.setHgrow(field, Priority.ALWAYS);
        count.getStyleClass().addAll("tiny-text", "text-3");
        count.setMinWidth(USE_PREF_SIZE);
        var close = Buttons.icon(Glyph.CROSS, Texts.text("action.close"), this::close);
        close.getStyleClass().add("small");
        getChildren().addAll(field, count, close);
        field.textProperty().subscribe(_ -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    public void open() {
        showLines.run();
        setVisible(true);
        field.requestFocus();
        field.selectAll();
    }

    /** The text is another now. */
    public void again() {
        if (isVisible()) {
            mark();
        }
    }

    private void close() {
        setVisible(false);
        lines.find("");
        lines.requestFocus();
    }

    private void search() {
        mark();
        at = 0;
        lead();
    }

    private void mark() {
        found = lines.find(field.getText());
        at = Math.min(at, Math.max(0, found.size() - 1));
        describe();
    }

    private void lead() {
        if (!found.isEmpty()) {
            lines.choose(found.get(at));
        }
        describe();
    }

    private void describe() {
        count.setText(field.getText().isEmpty() ? ""
                : found.isEmpty() ? Texts.text("json.foundNone")
                        : Texts.text("json.found", at + 1, found.size()));
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !found.isEmpty()) {
            at = Math.floorMod(at + (event.isShiftDown() ? -1 : 1), found.size());
            lead();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (event.getCode() != KeyCode.ENTER) {
            return;
        }
        event.consume();
    }
}
