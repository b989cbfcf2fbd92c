package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.help.Help;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A dialog over the window that asks one thing while somebody signs in. */
final class AskingDialog {
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final ButtonType yes;
    private boolean over;

    /** @param verb what its button says */
    AskingDialog(String title, String verb) {
        dialog.setTitle(title);
        yes = new ButtonType(verb, ButtonBar.ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().setAll(yes, new ButtonType(Texts.text("action.cancel"),
                ButtonBar.ButtonData.CANCEL_CLOSE));
    }

    Button button() {
        return (Button) dialog.getDialogPane().lookupButton(yes);
    }

    DialogPane pane() {
        return dialog.getDialogPane();
    }

    /**
     * Shows it.
     *
     * @param first gets the keyboard
     * @param given what the button does
     * @param up what Cancel, Escape and closing the dialog do
     */
    void ask(Node owner, Node first, Runnable given, Runnable up) {
        dialog.initOwner(owner.getScene().getWindow());
        Theme.dressLike(pane().getScene(), owner.getScene());
        Help.setPage(pane(), "connect#sign-in");
        button().getStyleClass().add("primary");
        dialog.setOnShown(_ -> first.requestFocus());
        dialog.setOnHidden(_ -> {
            if (!over) {
                over = true;
                (dialog.getResult() == yes ? given : up).run();
            }
        });
        dialog.show();
    }

    /** Closes it without an answer: nobody waits for one any more. */
    void close() {
        if (!over) {
            over = true;
            dialog.setResult(ButtonType.CANCEL);
            dialog.hide();
        }
    }

    static VBox body(String title, Node... lines) {
        VBox body = new VBox(wrapped(title, "page-title"));
        body.getChildren().addAll(lines);
        body.getStyleClass().add("confirmation");
        body.setPrefWidth(480);
        return new VBox(body); // a pane takes the padding of its own content away
    }

    static Label wrapped(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(500);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
