package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/**
 * Asks for a text that is checked as it is typed.
 *
 * @param title what is done, for example {@code Rename a.csv}
 * @param label over the field
 * @param verb what the button says
 * @param hint under the field, what is to be known before; may be empty
 * @param lines whether several lines can be typed
 */
public record TextDialog(String title, String label, String verb, String hint, boolean lines) {
    /**
     * Asks over the window of {@code owner}.
     *
     * @param problem what is wrong with a text; empty if nothing is
     */
    public void ask(Node owner, String first, Function<String, Optional<String>> problem, Consumer<String> given) {
        ButtonType yes = new ButtonType(verb, ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(title);
        DialogPane pane = dialog.getDialogPane();
        Theme.dressLike(pane.getScene(), owner.getScene());
        pane.getButtonTypes().setAll(yes, new ButtonType(Texts.text("action.cancel"),
                ButtonBar.ButtonData.CANCEL_CLOSE));
        TextInputControl field = field(first);
        Label wrong = label("small-text", "failed-text");
        Button button = (Button) pane.lookupButton(yes);
        button.getStyleClass().add("primary");
        field.textProperty().subscribe(text -> {
            Optional<String> why = problem.apply(text);
            wrong.setText(text.equals(first) ? "" : why.orElse(""));
            button.setDisable(why.isPresent());
        });
        pane.setContent(content(field, wrong));
        dialog.setOnShown(_ -> {
            field.requestFocus();
            field.end();
        });
        dialog.resultProperty().subscribe(answer -> {
            if (answer == yes) {
                given.accept(field.getText());
            }
        });
        dialog.show();
    }

    private TextInputControl field(String first) {
        TextInputControl field = lines ? new TextArea(first) : new TextField(first);
        field.setId("dialog-text");
        field.setPrefWidth(460);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) { // also among lines Tab leads on
                field.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS
                        : TraversalDirection.NEXT);
                event.consume();
            }
        });
        return field;
    }

    private VBox content(TextInputControl field, Label wrong) {
        Label question = label("page-title");
        question.setText(title);
        Label over = label("label-small");
        over.setText(label);
        over.setLabelFor(field);
        VBox body = new VBox(question, over, field, wrong);
        if (!hint.isEmpty()) {
            Label under = label("small-text", "text-3");
            under.setText(hint);
            body.getChildren().add(under);
        }
        body.getStyleClass().add("confirmation");
        return body;
    }

    private static Label label(String... styles) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMaxWidth(460);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
