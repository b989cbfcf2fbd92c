package dev.signalbox.console.screen.settings;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.signin.ProfileWords;
import dev.signalbox.console.model.EnvironmentInfo.Kind;
import dev.signalbox.console.model.environments.AccountColour;
import dev.signalbox.console.model.environments.EnvironmentDraft;
import dev.signalbox.console.model.environments.ProfileKind;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.model.signin.AwsProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The fields of an environment. A profile fills in what it tells. */
final class EnvironmentFields {
    private final TextField name = field("environment-name");
    private final ComboBox<String> profile = new ComboBox<>();
    private final Label told = quiet("");
    private final TextField endpoint = field("environment-endpoint");
    private final TextField region = field("environment-region");
    private final TextField folder = field("environment-folder");
    private final ChoiceBox<Kind> kind = new ChoiceBox<>(FXCollections.observableArrayList(Kind.values()));
    private final ChoiceBox<Optional<AccountColour>> colour = new ChoiceBox<>();
    private final CheckBox lock = new CheckBox(Texts.text("settings.environments.lock"));
    private final List<AwsProfile> profiles;

    EnvironmentFields(SavedEnvironment first, List<AwsProfile> profiles) {
        this.profiles = profiles;
        name.setText(first.name());
        endpoint.setText(first.endpoint());
        region.setText(first.region());
        folder.setText(first.folder());
        kind.setId("environment-kind");
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.setConverter(words(k -> k.name()));
        kind.setValue(first.kind());
        colours(first.colour());
        lock.setId("environment-lock");
        lock.setSelected(first.locked());
        profile.setId("environment-profile");
        profile.setEditable(true);
        profile.setMaxWidth(Double.MAX_VALUE);
        profile.setItems(FXCollections.observableArrayList(profiles.stream().map(AwsProfile::name).toList()));
        profile.getEditor().setText(first.profile());
        profile.getEditor().setPromptText(Texts.text("settings.environments.profile.none"));
        told.setId("environment-told");
        tell(first.profile());
        profile.getEditor().textProperty().addListener((_, _, now) -> fill(now.strip()));
        kind.valueProperty().addListener((_, _, now) -> lock.setSelected(now != Kind.LOCAL));
    }

    private void colours(Optional<AccountColour> first) {
        List<Optional<AccountColour>> all = new ArrayList<>(List.of(Optional.empty()));
        Arrays.stream(AccountColour.values()).map(Optional::of).forEach(all::add);
        colour.setItems(FXCollections.observableArrayList(all));
        colour.setId("environment-colour");
        colour.setMaxWidth(Double.MAX_VALUE);
        colour.setConverter(words(c -> Texts.text("settings.environments.colour." + c.map(a -> a.name().toLowerCase(
                Locale.ROOT)).orElse("kind"))));
        colour.setValue(first);
    }

    private static <T> StringConverter<T> words(java.util.function.Function<T, String> word) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : word.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("it is chosen, not typed");
            }
        };
    }

    private Optional<AwsProfile> found(String wanted) {
        return profiles.stream().filter(p -> p.name().equals(wanted)).findFirst();
    }

    private void tell(String wanted) {
        told.setText(found(wanted).map(p -> p.problem().orElse(ProfileWords.line(p))).orElse(""));
        folder.setDisable(!wanted.isEmpty());
    }

    /** What the profile tells takes the place of what nobody meant for an account. */
    private void fill(String wanted) {
        tell(wanted);
        found(wanted).ifPresent(p -> {
            if (name.getText().isBlank()) {
                name.setText(ProfileKind.name(p.name()));
            }
            if (kind.getValue() == Kind.LOCAL) {
                kind.setValue(ProfileKind.of(p.name()));
                endpoint.clear();
                folder.clear();
            }
            p.region().ifPresent(region::setText);
        });
    }

    Node first() {
        return name;
    }

    /** What the draft depends on. */
    Observable[] changes() {
        return new Observable[]{name.textProperty(), profile.getEditor().textProperty(), endpoint.textProperty(), region
                .textProperty(), folder.textProperty(), kind.valueProperty()};
    }

    EnvironmentDraft draft() {
        boolean usual = lock.isSelected() == (kind.getValue() != Kind.LOCAL);
        return new EnvironmentDraft(name.getText().strip(), kind.getValue(), endpoint.getText().strip(), region
                .getText().strip(), folder.getText().strip(), profile.getEditor().getText().strip(), colour.getValue(),
                usual ? Optional.empty() : Optional.of(lock.isSelected()));
    }

    List<Node> nodes() {
        VBox withProfile = labelled("profile", profile);
        withProfile.getChildren().add(told);
        told.managedProperty().bind(told.textProperty().isNotEmpty());
        return List.of(labelled("name", name), withProfile, labelled("endpoint", endpoint), labelled("region", region),
                labelled("kind", kind), labelled("colour", colour), lock, labelled("folder", folder), quiet(Texts.text(
                        "settings.environments.keys")));
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        return field;
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

    static Label quiet(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().addAll("small-text", "text-3");
        return label;
    }
}
