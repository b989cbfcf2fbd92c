package dev.signalbox.console.screen.pipelines.form;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.choices.Choice;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One field: its name, its control, what it is for, what is wrong with it, and the way back to what it usually is. */
final class FieldView {
    private static final double WIDTH = 400;

    private final FormField field;
    private final Region control;

    private FieldView(FormField field) {
        this.field = field;
        this.control = control();
        control.setId("parameter-" + field.name());
        control.setMaxWidth(Double.MAX_VALUE);
        control.setAccessibleText(field.title() + ". " + field.parameter().description());
    }

    static Node of(FormField field) {
        return new FieldView(field).box();
    }

    private VBox box() {
        var box = new VBox(head(), field.kind().isEmpty() ? control : picker(), line(field.parameter().description(),
                "text-3"));
        if (field.kind().isPresent()) {
            box.getChildren().add(chosen());
        }
        box.getChildren().add(problem());
        box.getStyleClass().add("form-field");
        box.setPrefWidth(WIDTH);
        box.setMaxWidth(WIDTH);
        return box;
    }

    private Node head() {
        var name = new Label(field.title());
        name.getStyleClass().add("label-small");
        name.setLabelFor(control);
        var type = new Label(field.parameter().label().isPresent() ? field.name() : words(field.parameter().type()));
        type.getStyleClass().addAll("tiny-text", "text-3");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var usual = new Hyperlink(Texts.text("deploy.usual"));
        usual.getStyleClass().add("tiny-text");
        usual.setAccessibleText(Texts.text("deploy.usualOf", field.name()));
        usual.setOnAction(_ -> {
            control.requestFocus();
            field.value().set(field.usual().orElse(""));
        });
        usual.visibleProperty().bind(javafx.beans.binding.Bindings.createBooleanBinding(() -> field.changed() && field
                .usual().isPresent(), field.value()));
        var head = new HBox(6, name, type, space, usual);
        head.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
        return head;
    }

    /** Of plain texts nothing is said. */
    private static String words(String type) {
        return switch (type) {
            case "String" -> "";
            case "CommaDelimitedList" -> Texts.text("deploy.type.list");
            default -> type.replace("AWS::", "");
        };
    }

    private Region control() {
        var parameter = field.parameter();
        if (!parameter.allowedValues().isEmpty() && !parameter.list()) {
            var choice = new ComboBox<String>();
            choice.getItems().setAll(parameter.allowedValues());
            choice.valueProperty().bindBidirectional(field.value());
            return choice;
        }
        var text = parameter.secret() ? new PasswordField() : new TextField();
        text.textProperty().bindBidirectional(field.value());
        if (field.kept()) {
            text.setPromptText(Texts.text("deploy.keeps"));
        }
        return text;
    }

    /** What may be named can be chosen; what is not in the list can be typed. */
    private Node picker() {
        var menu = new MenuButton(Texts.text("deploy.choose"));
        menu.setId("choose-" + field.name());
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setAccessibleText(Texts.text("deploy.chooseFor", field.title()));
        menu.disableProperty().bind(javafx.beans.binding.Bindings.isEmpty(field.choices()));
        menu.setOnShowing(_ -> menu.getItems().forEach(i -> ((CheckMenuItem) i).setSelected(field.values().contains(
                (String) i.getUserData()))));
        field.choices().addListener((ListChangeListener<Choice>) _ -> fill(menu));
        fill(menu);
        HBox.setHgrow(control, Priority.ALWAYS);
        return new HBox(6, control, menu);
    }

    private void fill(MenuButton menu) {
        menu.getItems().setAll(field.choices().stream().map(choice -> {
            var item = new CheckMenuItem(choice.words());
            item.setMnemonicParsing(false);
            item.setUserData(choice.value());
            item.setOnAction(_ -> field.choose(choice.value()));
            return item;
        }).toList());
    }

    /** What is typed, by the names that people know, or why there is no list. */
    private Node chosen() {
        var names = line("", "text-2");
        Runnable show = () -> {
            var values = field.values();
            var known = field.choices().stream().filter(c -> values.contains(c.value())).map(c -> c.name().isEmpty() ? c
                    .detail() : c.name() + " · " + c.detail()).filter(s -> !s.isBlank()).collect(Collectors.joining(
                            "; "));
            names.setText(Stream.of(known, field.trouble().get()).filter(s -> !s.isEmpty()).collect(Collectors
                    .joining("; ")));
            names.setVisible(!names.getText().isEmpty());
        };
        names.managedProperty().bind(names.visibleProperty());
        field.value().subscribe(show);
        field.trouble().subscribe(show);
        field.choices().addListener((ListChangeListener<Choice>) _ -> show.run());
        return names;
    }

    private Node problem() {
        var problem = line("", "failed-text");
        problem.setId("problem-" + field.name());
        problem.managedProperty().bind(problem.visibleProperty());
        field.value().subscribe(_ -> {
            problem.setText(field.problem().orElse(""));
            problem.setVisible(field.problem().isPresent());
        });
        return problem;
    }

    private static Label line(String words, String style) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("small-text", style);
        return label;
    }
}
