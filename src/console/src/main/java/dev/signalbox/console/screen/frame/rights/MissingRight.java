package dev.signalbox.console.screen.frame.rights;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.help.Help;
import dev.signalbox.console.model.guard.Allowance;
import dev.signalbox.console.model.permissions.Denial;
import dev.signalbox.console.model.permissions.MissingPolicy;
import dev.signalbox.console.store.permissions.Permissions;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Says which IAM action is missing, gives the statement to ask for, and lets the operator try all the same. */
public final class MissingRight {
    private final Permissions permissions;

    public MissingRight(Permissions permissions) {
        this.permissions = permissions;
    }

    /** Explains it over the window of {@code owner}. */
    public void explain(Node owner, Allowance.Denied denied) {
        ButtonType copy = new ButtonType(Texts.text("rights.copy"), ButtonBar.ButtonData.LEFT);
        ButtonType anyway = new ButtonType(Texts.text("rights.try"), ButtonBar.ButtonData.OTHER);
        ButtonType close = new ButtonType(Texts.text("rights.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(Texts.text("rights.title", denied.iamAction()));
        DialogPane pane = dialog.getDialogPane();
        Theme.dressLike(pane.getScene(), owner.getScene());
        Help.setPage(pane, "connect#what-you-may-do-there");
        pane.getButtonTypes().setAll(copy, anyway, close);
        String policy = policy(denied.iamAction());
        Button copying = (Button) pane.lookupButton(copy);
        copying.setId("rights-copy");
        copying.addEventFilter(ActionEvent.ACTION, event -> {
            Buttons.copy(policy);
            event.consume(); // the dialog stays
        });
        pane.lookupButton(anyway).setId("rights-try");
        pane.setContent(new VBox(content(denied, policy)));
        dialog.setOnShown(_ -> pane.lookupButton(close).requestFocus());
        dialog.resultProperty().subscribe(answer -> {
            if (answer == anyway) {
                permissions.doubt(denied.iamAction());
            }
        });
        dialog.show();
    }

    private String policy(String action) {
        List<Denial> known = permissions.all().latest().denials().stream().filter(d -> d.action().equals(action))
                .toList();
        return MissingPolicy.of(known);
    }

    private static VBox content(Allowance.Denied denied, String policy) {
        TextArea statement = new TextArea(policy);
        statement.setId("rights-policy");
        statement.setEditable(false);
        statement.setPrefRowCount(9);
        statement.setPrefWidth(560);
        statement.getStyleClass().add("mono");
        statement.setAccessibleText(Texts.text("rights.policy"));
        VBox body = new VBox(wrapped(Texts.text("rights.title", denied.iamAction()), "page-title"), wrapped(denied
                .why(), "text-2"), wrapped(Texts.text("rights.policy"), "label-small"), statement, wrapped(Texts.text(
                        "rights.tryHelp"), "text-2"));
        body.getStyleClass().add("confirmation");
        return body;
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.setMaxWidth(560);
        label.getStyleClass().add(style);
        return label;
    }
}
