package dev.signalbox.console.screen.settings;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.screen.settings.Facts.Part;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextArea;

/**
 * Shows the licence of a part in full, over the window.
 *
 * @param texts blocks
 */
public record LicenceWindow(Function<Part, String> texts, Executor disk, Executor fxThread) {
    /** Opens it at once; the text comes when it is read. */
    void show(Part part, Node owner) {
        TextArea text = new TextArea();
        text.setId("licence-text");
        text.setEditable(false);
        text.getStyleClass().add("mono");
        text.setPrefSize(760, 520);
        text.setAccessibleText(Texts.text("settings.about.text", part.name()));
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(Texts.text("settings.about.text", part.name()));
        dialog.setResizable(true);
        DialogPane pane = dialog.getDialogPane();
        Theme.dressLike(pane.getScene(), owner.getScene());
        pane.getButtonTypes().setAll(new ButtonType(Texts.text("report.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
        pane.getStyleClass().add("wide"); // lines of 80 letters, as licences have them
        pane.setContent(text);
        dialog.setOnShown(_ -> text.requestFocus());
        dialog.show();
        disk.execute(() -> {
            String words = texts.apply(part);
            fxThread.execute(() -> text.setText(words));
        });
    }
}
