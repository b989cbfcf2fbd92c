package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/**
 * Asks for the name of something that is saved.
 *
 * @param title what is done, for example {@code Save this view}
 * @param label over the field
 */
public record NameDialog(String title, String label) {
    /** Asks over the window of {@code owner}; an empty name cannot be given. */
    public void ask(Node owner, Consumer<String> named) {
        ButtonType save = new ButtonType(Texts.text("action.save"), ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(title);
        DialogPane pane = dialog.getDialogPane();
        Theme.dressLike(pane.getScene(), owner.getScene());
        pane.getButtonTypes().setAll(save, new ButtonType(Texts.text("action.cancel"),
                ButtonBar.ButtonData.CANCEL_CLOSE));
        TextField field = new TextField();
        field.setId("dialog-name");
        Button button = (Button) pane.lookupButton(save);
        button.getStyleClass().add("primary");
        button.disableProperty().bind(field.textProperty().map(String::isBlank));
        pane.setContent(content(field));
        dialog.setOnShown(_ -> field.requestFocus());
        dialog.resultProperty().subscribe(answer -> {
            if (answer == save) {
                named.accept(field.getText().strip());
            }
        });
        dialog.show();
    }

    private VBox content(TextField field) {
        Label question = new Label(title);
        question.getStyleClass().add("page-title");
        Label over = new Label(label);
        over.getStyleClass().add("label-small");
        over.setLabelFor(field);
        VBox body = new VBox(question, over, field);
        body.getStyleClass().add("confirmation");
        return body;
    }
}
