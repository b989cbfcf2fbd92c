package dev.signalbox.console.screen.pipelines;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** One field: its name, its control, what it is for and what is wrong with it. */
final class FieldView {
    private FieldView() {}

    static Node of(FormField field) {
        var name = new Label(field.parameter().name());
        name.getStyleClass().add("label-small");
        var control = control(field);
        control.setId("parameter-" + field.parameter().name());
        control.setMaxWidth(Double.MAX_VALUE);
        control.setAccessibleText(field.parameter().name() + ". " + field.parameter().description());
        name.setLabelFor(control);
        var help = new Label(field.parameter().description());
        help.setWrapText(true);
        help.getStyleClass().addAll("small-text", "text-3");
        var problem = new Label();
        problem.setWrapText(true);
        problem.getStyleClass().addAll("small-text", "failed-text");
        problem.managedProperty().bind(problem.visibleProperty());
        field.value().subscribe(_ -> {
            problem.setText(field.problem().orElse(""));
            problem.setVisible(field.problem().isPresent());
        });
        var box = new VBox(name, control, help, problem);
        box.getStyleClass().add("form-field");
        return box;
    }

    private static Control control(FormField field) {
        var parameter = field.parameter();
        if (!parameter.allowedValues().isEmpty()) {
            var choice = new ComboBox<String>();
            choice.getItems().setAll(parameter.allowedValues());
            choice.valueProperty().bindBidirectional(field.value());
            return choice;
        }
        var text = parameter.secret() ? new PasswordField() : new TextField();
        text.textProperty().bindBidirectional(field.value());
        return text;
    }
}
