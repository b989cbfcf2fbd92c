package dev.signalbox.console.screen.settings;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Theme;
import dev.signalbox.console.fx.help.Help;
import dev.signalbox.console.model.environments.EnvironmentDraft;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.model.signin.AwsProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks for an environment; says what is wrong while it is typed. */
final class EnvironmentDialog {
    private final String title;
    private final List<String> taken;
    private final List<AwsProfile> profiles;
    private final EnvironmentFields fields;

    /**
     * To change one that is there.
     *
     * @param taken names of other environments
     */
    EnvironmentDialog(SavedEnvironment before, List<String> taken, List<AwsProfile> profiles) {
        this(Texts.text("settings.environments.change", before.name()), new EnvironmentFields(before, profiles), taken,
                profiles);
    }

    /**
     * To add one.
     *
     * @param first what its fields say at first
     */
    EnvironmentDialog(List<String> taken, List<AwsProfile> profiles, SavedEnvironment first) {
        this(Texts.text("settings.environments.new"), new EnvironmentFields(first, profiles), taken, profiles);
    }

    private EnvironmentDialog(String title, EnvironmentFields fields, List<String> taken, List<AwsProfile> profiles) {
        this.title = title;
        this.fields = fields;
        this.taken = taken;
        this.profiles = profiles;
    }

    void ask(Node owner, Consumer<SavedEnvironment> saved) {
        ButtonType save = new ButtonType(Texts.text("action.save"), ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner.getScene().getWindow());
        dialog.setTitle(title);
        DialogPane pane = dialog.getDialogPane();
        Theme.dressLike(pane.getScene(), owner.getScene());
        Help.setPage(pane, "connect");
        pane.getButtonTypes().setAll(save, new ButtonType(Texts.text("action.cancel"),
                ButtonBar.ButtonData.CANCEL_CLOSE));
        List<String> names = profiles.stream().map(AwsProfile::name).toList();
        ObjectBinding<Optional<EnvironmentDraft.Fault>> fault = Bindings.createObjectBinding(() -> fields.draft().fault(
                taken, names), fields.changes());
        Button button = (Button) pane.lookupButton(save);
        button.setId("environment-save");
        button.getStyleClass().add("primary");
        button.disableProperty().bind(fault.map(Optional::isPresent));
        pane.setContent(content(fault));
        dialog.setOnShown(_ -> fields.first().requestFocus());
        dialog.resultProperty().subscribe(answer -> {
            if (answer == save) {
                saved.accept(fields.draft().saved());
            }
        });
        dialog.show();
    }

    private VBox content(ObjectBinding<Optional<EnvironmentDraft.Fault>> fault) {
        Label question = new Label(title);
        question.getStyleClass().add("page-title");
        Label wrong = EnvironmentFields.quiet("");
        wrong.setId("environment-fault");
        wrong.textProperty().bind(fault.map(f -> f.map(w -> Texts.text("settings.environments.fault." + w.name()
                .toLowerCase(Locale.ROOT))).orElse("")));
        VBox body = new VBox(question);
        body.getChildren().addAll(fields.nodes());
        body.getChildren().add(wrong);
        body.getStyleClass().add("confirmation");
        body.setPrefWidth(480);
        return new VBox(body);
    }
}
