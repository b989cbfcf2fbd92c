package dev.signalbox.console.control.form;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.EnvironmentInfo;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks a {@link Form} over a window, in the colour of its environment. What is wrong is said at once, and the button waits for it. */
public final class FormDialog {
    private static final double HIGHEST = 520;

    private final EnvironmentInfo environment;
    private final Form form;
    private final Label open = new Label();

    public FormDialog(EnvironmentInfo environment, Form form) {
        this.environment = environment;
        this.form = form;
    }

    /** @param act told the values when the operator agrees; they have no complaints */
    public void ask(Node owner, Consumer<Map<String, String>> act) {
        var yes = new ButtonType(form.verb(), ButtonBar.ButtonData.OK_DONE);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(form.title());
        DialogPane pane = dialog.getDialogPane();
        Theme.dressLike(pane.getScene(), owner.getScene());
        pane.getStyleClass().addAll(environment.styles());
        pane.getButtonTypes().setAll(yes, new ButtonType(Texts.text("action.cancel"),
                ButtonBar.ButtonData.CANCEL_CLOSE));
        var button = (Button) pane.lookupButton(yes);
        button.getStyleClass().add("primary");
        button.setDefaultButton(false);
        button.setId("form-do");
        var fields = new FormPane(form.fields());
        pane.setContent(content(fields));
        fields.setOnChange(() -> check(fields, button));
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, button));
        dialog.setOnShown(_ -> fields.lookupAll(".form-input").stream().filter(n -> !n.isDisabled()).findFirst()
                .ifPresent(Node::requestFocus));
        dialog.resultProperty().subscribe(answer -> {
            if (answer == yes) {
                act.accept(fields.values());
            }
        });
        dialog.show();
    }

    private static void pressed(KeyEvent event, Button button) {
        if (Shortcut.SUBMIT.matches(event)) {
            event.consume();
            button.fire();
        }
    }

    /** Of fields that nobody touched only the first complaint is said, at the foot. */
    private void check(FormPane fields, Button button) {
        var wrong = form.complaints().apply(fields.values());
        fields.tell(wrong);
        open.setText(wrong.entrySet().stream().filter(e -> !fields.isTouched(e.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse(""));
        open.setManaged(!open.getText().isEmpty());
        button.setDisable(!wrong.isEmpty());
    }

    /** About; whoever has more scrolls. */
    private static double height(FormField field) {
        double line = switch (field.kind()) {
            case JSON -> 330;
            case LINES -> 110;
            default -> 62;
        };
        return field.hint().isEmpty() ? line : line + 20;
    }

    private Node content(FormPane fields) {
        var band = new Region();
        band.getStyleClass().add("env-band");
        var title = new Label(form.title());
        title.getStyleClass().add("page-title");
        var where = new Label(environment.name() + " · " + Texts.text("confirm.account", environment.account(),
                environment.region()));
        where.getStyleClass().addAll("small-text", "text-3");
        var head = new VBox(title, where);
        if (!form.words().isEmpty()) {
            var words = new Label(form.words());
            words.getStyleClass().add("text-2");
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            head.getChildren().add(words);
        }
        var scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(Math.min(HIGHEST, form.fields().stream().mapToDouble(FormDialog::height).sum()));
        scroll.setMinHeight(0);
        open.getStyleClass().addAll("small-text", "text-3");
        open.setWrapText(true);
        open.setId("form-open");
        var body = new VBox(head, scroll, open);
        body.getStyleClass().addAll("confirmation", "form-dialog");
        return new VBox(band, body);
    }
}
