package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.help.Help;
import dev.signalbox.console.model.EnvironmentInfo;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Asks before something that cannot be undone (level 2), and lets the name be typed before something is lost (level 3). What can
 * be undone (level 1) is not asked: it is done at once, with Undo.
 *
 * @param title the question, for example {@code Stop 3 executions?}
 * @param verb what the button says, for example {@code Stop 3 executions}
 * @param names what is touched; the first five are listed
 * @param consequence what happens to running work, and what is lost
 * @param typed the name to type, for level 3
 */
public record Confirmation(EnvironmentInfo environment, String title, String verb, List<String> names,
        String consequence,
        Optional<String> typed) {
    private static final int LISTED = 5;

    /** Level 2. */
    public Confirmation(EnvironmentInfo environment, String title, String verb, List<String> names,
            String consequence) {
        this(environment, title, verb, names, consequence, Optional.empty());
    }

    /** Level 3 everywhere but in the local cloud, where what is lost is easily made again. */
    public Confirmation typedUnlessLocal(String name) {
        return new Confirmation(environment, title, verb, names, consequence, environment
                .kind() == EnvironmentInfo.Kind.LOCAL ? typed : Optional.of(name));
    }

    /** Asks over the window of {@code owner}, and acts if the answer is the verb. The focus is on Cancel. */
    public void ask(Node owner, Runnable act) {
        ask(owner, Optional.empty(), new SimpleBooleanProperty(true), act);
    }

    /**
     * As {@link #ask(Node, Runnable)}, with more to read or to choose.
     *
     * @param ready whether the button may be pressed, besides a name that is typed
     */
    public void ask(Node owner, Optional<Node> detail, ObservableBooleanValue ready, Runnable act) {
        ButtonType yes = new ButtonType(verb, ButtonBar.ButtonData.OK_DONE);
        ButtonType no = new ButtonType(Texts.text("action.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(title);
        DialogPane pane = dialog.getDialogPane();
        dress(pane, owner);
        pane.getButtonTypes().setAll(yes, no);
        Button confirm = (Button) pane.lookupButton(yes);
        confirm.getStyleClass().addAll("danger", "filled");
        confirm.setId("confirm-verb");
        confirm.setDefaultButton(false);
        pane.setContent(content(confirm, detail, ready));
        dialog.setOnShown(_ -> pane.lookupButton(no).requestFocus());
        dialog.resultProperty().subscribe(answer -> {
            if (answer == yes) {
                act.run();
            }
        });
        dialog.show();
    }

    private void dress(DialogPane pane, Node owner) {
        Theme.dressLike(pane.getScene(), owner.getScene());
        Help.setPageOf(owner, pane, "security#questions-before-something-is-lost");
        pane.getStyleClass().addAll(environment.styles());
    }

    private VBox content(Button confirm, Optional<Node> detail, ObservableBooleanValue ready) {
        Region band = new Region();
        band.getStyleClass().add("env-band");
        Label question = wrapped(title, "page-title");
        Label where = wrapped(environment.name() + " · "
                + Texts.text("confirm.account", environment.account(), environment.region()), "small-text", "text-3");
        VBox body = new VBox(head(question), where);
        if (environment.kind() == EnvironmentInfo.Kind.PROD) {
            Label loud = wrapped(Texts.text("confirm.prod", environment.name(), environment.account(), environment
                    .alias()), "confirm-prod");
            loud.setGraphic(new Icon(Glyph.ALERT));
            body.getChildren().set(1, loud);
        }
        body.getStyleClass().add("confirmation");
        names.stream().limit(LISTED).map(KeyValueGrid::idLabel).forEach(body.getChildren()::add);
        if (names.size() > LISTED) {
            body.getChildren().add(wrapped(Texts.text("confirm.more", names.size() - LISTED), "small-text", "text-3"));
        }
        if (!consequence.isEmpty()) {
            body.getChildren().add(wrapped(consequence, "text-2"));
        }
        detail.ifPresent(body.getChildren()::add);
        confirm.disableProperty().bind(Bindings.not(ready));
        typed.ifPresent(name -> body.getChildren().addAll(wrapped(Texts.text("confirm.typeName", name), "label-small"),
                field(name, confirm, ready)));
        return new VBox(band, body);
    }

    private static HBox head(Label question) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HelpButton help = new HelpButton();
        help.setId("confirm-help");
        help.setFocusTraversable(false); // F1 does the same, and Tab goes from Cancel to what is typed
        return new HBox(8, question, space, help);
    }

    private static TextField field(String name, Button confirm, ObservableBooleanValue ready) {
        TextField field = new TextField();
        field.setId("confirm-name");
        confirm.disableProperty().bind(field.textProperty().isNotEqualTo(name).or(Bindings.not(ready)));
        return field;
    }

    private static Label wrapped(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(500);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
