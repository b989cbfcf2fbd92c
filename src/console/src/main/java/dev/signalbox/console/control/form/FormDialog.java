package dev.signalbox.console.control.form;

import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.EnvironmentInfo;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks a {@link Form} over a window, in the colour of its environment. What is wrong is said at once, and the button waits for it. */
public final class FormDialog {
    private static final double HIGHEST = 520;

    private final EnvironmentInfo environment;
    private final Form form;
    private final Map<String, StringProperty> values = new LinkedHashMap<>();
    private final Map<String, Label> complaints = new LinkedHashMap<>();
    private final Set<String> touched = new HashSet<>();
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
        pane.getStyleClass().add("env-" + environment.kind().name().toLowerCase(Locale.ROOT));
        pane.getButtonTypes().setAll(yes, new ButtonType(Texts.text("action.cancel"),
                ButtonBar.ButtonData.CANCEL_CLOSE));
        var button = (Button) pane.lookupButton(yes);
        button.getStyleClass().add("primary");
        button.setDefaultButton(false);
        button.setId("form-do");
        var fields = fields();
        pane.setContent(content(fields));
        values.values().forEach(v -> v.subscribe(_ -> check(button)));
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, button));
        dialog.setOnShown(_ -> fields.lookupAll(".form-input").stream().filter(n -> !n.isDisabled()).findFirst()
                .ifPresent(Node::requestFocus));
        dialog.resultProperty().subscribe(answer -> {
            if (answer == yes) {
                act.accept(now());
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

    private Map<String, String> now() {
        var now = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> now.put(name, value.get() == null ? "" : value.get()));
        return now;
    }

    /** Of fields that nobody touched only the first complaint is said, at the foot. */
    private void check(Button button) {
        var wrong = form.complaints().apply(now());
        complaints.forEach((name, label) -> {
            label.setText(touched.contains(name) ? wrong.getOrDefault(name, "") : "");
            label.setManaged(!label.getText().isEmpty());
        });
        open.setText(wrong.entrySet().stream().filter(e -> !touched.contains(e.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse(""));
        open.setManaged(!open.getText().isEmpty());
        button.setDisable(!wrong.isEmpty());
    }

    private VBox fields() {
        var box = new VBox();
        box.getStyleClass().add("form");
        form.fields().forEach(f -> box.getChildren().add(field(f)));
        return box;
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

    private Node content(VBox fields) {
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

    private Node field(FormField field) {
        var label = new Label(field.label());
        label.getStyleClass().add("label-small");
        var value = new SimpleStringProperty(field.value());
        values.put(field.name(), value);
        var input = input(field, value);
        if (field.kind() != FormField.Kind.FIXED) {
            input.getStyleClass().add("form-input");
        }
        input.setId("form-" + field.name());
        input.setAccessibleText(field.label());
        label.setLabelFor(input);
        value.subscribe((_, _) -> touched.add(field.name()));
        var box = new VBox(label, input);
        box.getStyleClass().add("form-field");
        if (!field.hint().isEmpty()) {
            box.getChildren().add(quiet(field.hint(), "text-3"));
        }
        var complaint = quiet("", "failed-text");
        complaints.put(field.name(), complaint);
        box.getChildren().add(complaint);
        return box;
    }

    private static Label quiet(String words, String style) {
        var label = new Label(words);
        label.getStyleClass().addAll("tiny-text", style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node input(FormField field, StringProperty value) {
        return switch (field.kind()) {
            case FIXED -> KeyValueGrid.idLabel(field.value());
            case CHOICE, OPEN_CHOICE -> choice(field, value);
            case LINES -> area(value, 3);
            case JSON -> area(value, 16);
            case TEXT -> text(new TextField(), value);
            case MONO -> {
                var mono = text(new TextField(), value);
                mono.getStyleClass().add("mono");
                yield mono;
            }
        };
    }

    private static Node choice(FormField field, StringProperty value) {
        var box = new ComboBox<String>();
        box.setEditable(field.kind() == FormField.Kind.OPEN_CHOICE);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getItems().setAll(field.choices());
        if (box.isEditable()) {
            box.getEditor().textProperty().bindBidirectional(value);
        } else {
            box.valueProperty().bindBidirectional(value);
        }
        return box;
    }

    private static Node area(StringProperty value, int rows) {
        var area = new TextArea();
        area.getStyleClass().add("code");
        area.setPrefRowCount(rows);
        area.setMinHeight(Region.USE_PREF_SIZE);
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) { // Tab leads on, as in the other fields
                event.consume();
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            }
        });
        return text(area, value);
    }

    private static TextInputControl text(TextInputControl control, StringProperty value) {
        control.textProperty().bindBidirectional(value);
        return control;
    }
}
