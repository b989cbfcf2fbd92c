package dev.signalbox.console.control;

import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Buttons in the looks of the design. FXML sets the same style classes: {@code primary small ghost danger icon-only}. */
public final class Buttons {
    private Buttons() {}

    public static Button named(String text, Runnable action) {
        Button button = new Button(text);
        button.setOnAction(_ -> action.run());
        return button;
    }

    public static Button small(String text, Runnable action) {
        Button button = named(text, action);
        button.getStyleClass().add("small");
        return button;
    }

    /** @param name what a screen reader and the tooltip say */
    public static Button icon(Glyph glyph, String name, Runnable action) {
        Button button = new Button("", new Icon(glyph));
        button.getStyleClass().addAll("ghost", "icon-only");
        button.setAccessibleText(name);
        Hint.on(button, name);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Puts text on the clipboard; never give it a secret. */
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
