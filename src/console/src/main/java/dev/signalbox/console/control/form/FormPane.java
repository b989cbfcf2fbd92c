package dev.signalbox.console.control.form;

import dev.signalbox.console.control.KeyValueGrid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Fields one below the other, each with its hint and, once somebody has touched it, with what is wrong with it. */
public final class FormPane extends VBox {
    private final Map<String, StringProperty> values = new LinkedHashMap<>();
    private final Map<String, Label> complaints = new LinkedHashMap<>();
    private final Set<String> touched = new HashSet<>();
    private final Map<String, String> said = new HashMap<>();
    private Runnable changed = () -> {};

    public FormPane(List<FormField> fields) {
        getStyleClass().add("form");
        fields.forEach(f -> getChildren().add(field(f)));
    }

    /** Calls back now and whenever a value is another. */
    public void setOnChange(Runnable action) {
        changed = action;
        action.run();
    }

    public Map<String, String> values() {
        var now = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> now.put(name, value.get() == null ? "" : value.get()));
        return now;
    }

    /** Values of the fields that are named and here; what was said of them is forgotten. */
    public void fill(Map<String, String> given) {
        given.forEach((name, value) -> {
            if (values.containsKey(name)) {
                values.get(name).set(value);
            }
        });
        touched.clear();
        said.clear();
        changed.run();
    }

    /** What another than this console says of a field, if it is here; it stays until the value is another. */
    public void complain(String name, String words) {
        if (values.containsKey(name)) {
            said.put(name, words);
            tell(name, words);
        }
    }

    /** Says what is wrong with touched fields. */
    public void tell(Map<String, String> wrong) {
        complaints.keySet().forEach(name -> tell(name, said.getOrDefault(name, isTouched(name) ? wrong.getOrDefault(
                name, "") : "")));
    }

    private void tell(String name, String words) {
        var label = complaints.get(name);
        if (label != null) {
            label.setText(words);
            label.setManaged(!words.isEmpty());
        }
    }

    public boolean isTouched(String name) {
        return touched.contains(name);
    }

    private void change(String name) {
        touched.add(name);
        if (said.remove(name) != null) {
            tell(name, "");
        }
        changed.run();
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
        value.subscribe((_, _) -> change(field.name()));
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
            case SECRET -> text(new PasswordField(), value);
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
