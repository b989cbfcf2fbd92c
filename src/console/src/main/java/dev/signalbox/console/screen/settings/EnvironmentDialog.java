package dev.signalbox.console.screen.settings;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.EnvironmentDraft;
import dev.signalbox.console.model.environments.SavedEnvironment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks for an environment; says what is wrong while it is typed. */
final class EnvironmentDialog {
    private final Optional<SavedEnvironment> before;
    private final List<String> taken;
    private final TextField name = field("environment-name");
    private final TextField endpoint = field("environment-endpoint");
    private final TextField region = field("environment-region");
    private final TextField folder = field("environment-folder");
    private final ChoiceBox<EnvironmentInfo.Kind> kind = new ChoiceBox<>(FXCollections.observableArrayList(
            EnvironmentInfo.Kind.values()));

    /** @param taken names of other environments */
    EnvironmentDialog(Optional<SavedEnvironment> before, List<String> taken) {
        this.before = before;
        this.taken = taken;
        kind.setId("environment-kind");
        kind.setMaxWidth(Double.MAX_VALUE);
        name.setText(before.map(SavedEnvironment::name).orElse(""));
        endpoint.setText(before.map(SavedEnvironment::endpoint).orElse("http://127.0.0.1:4566"));
        region.setText(before.map(SavedEnvironment::region).orElse("local-1"));
        folder.setText(before.map(SavedEnvironment::folder).orElse(""));
        kind.setValue(before.map(SavedEnvironment::kind).orElse(EnvironmentInfo.Kind.LOCAL));
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        return field;
    }

    void ask(Node owner, Consumer<SavedEnvironment> saved) {
        ButtonType save = new ButtonType(Texts.text("action.save"), ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(title());
        DialogPane pane = dialog.getDialogPane();
        Theme.dressLike(pane.getScene(), owner.getScene());
        pane.getButtonTypes().setAll(save, new ButtonType(Texts.text("action.cancel"),
                ButtonBar.ButtonData.CANCEL_CLOSE));
        ObjectBinding<Optional<EnvironmentDraft.Fault>> fault = Bindings.createObjectBinding(() -> draft().fault(taken,
                List.of()),
                name.textProperty(), endpoint.textProperty(), region.textProperty(), folder.textProperty());
        Button button = (Button) pane.lookupButton(save);
        button.setId("environment-save");
        button.getStyleClass().add("primary");
        button.disableProperty().bind(fault.map(Optional::isPresent));
        pane.setContent(content(fault));
        dialog.setOnShown(_ -> name.requestFocus());
        dialog.resultProperty().subscribe(answer -> {
            if (answer == save) {
                saved.accept(draft().saved());
            }
        });
        dialog.show();
    }

    private String title() {
        return before.map(b -> Texts.text("settings.environments.change", b.name())).orElse(Texts.text(
                "settings.environments.new"));
    }

    private EnvironmentDraft draft() {
        return new EnvironmentDraft(name.getText().strip(), kind.getValue(), endpoint.getText().strip(), region
                .getText()
                .strip(), folder.getText().strip());
    }

    private VBox content(ObjectBinding<Optional<EnvironmentDraft.Fault>> fault) {
        Label question = new Label(title());
        question.getStyleClass().add("page-title");
        Label wrong = quiet("");
        wrong.setId("environment-fault");
        wrong.textProperty().bind(fault.map(f -> f.map(w -> Texts.text("settings.environments.fault." + w.name()
                .toLowerCase(Locale.ROOT))).orElse("")));
        VBox body = new VBox(question, labelled("name", name), labelled("endpoint", endpoint), labelled("region",
                region),
                labelled("kind", kind), labelled("folder", folder), quiet(Texts.text("settings.environments.keys")),
                wrong);
        body.getStyleClass().add("confirmation");
        body.setPrefWidth(480);
        return new VBox(body);
    }

    private static VBox labelled(String key, Control control) {
        Label over = new Label(Texts.text("settings.environments." + key));
        over.getStyleClass().add("label-small");
        over.setLabelFor(control);
        control.setAccessibleText(over.getText());
        VBox field = new VBox(over, control);
        field.getStyleClass().add("form-field");
        return field;
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().addAll("small-text", "text-3");
        return label;
    }
}
