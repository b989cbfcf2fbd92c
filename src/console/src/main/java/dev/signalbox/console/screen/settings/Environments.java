package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.store.environments.SavedEnvironments;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The environments that are remembered: entered, changed, removed, and how each is opened. */
public final class Environments {
    private final SavedEnvironments saved;
    private final EnvironmentInfo here;
    private final Executor fxThread;

    /** @param here the environment of this window */
    public Environments(SavedEnvironments saved, EnvironmentInfo here, Executor fxThread) {
        this.saved = saved;
        this.here = here;
        this.fxThread = fxThread;
    }

    public SettingsSection section() {
        return new SettingsSection(Texts.text("settings.environments"), Texts.text("settings.environments.find"),
                this::content);
    }

    private Node content() {
        VBox list = new VBox(8);
        Button add = Buttons.small(Texts.text("settings.environments.add"), () -> ask(list, Optional.empty()));
        add.setId("environment-add");
        Label text = new Label(Texts.text("settings.environments.text"));
        text.setWrapText(true);
        text.setMinHeight(Label.USE_PREF_SIZE);
        text.getStyleClass().add("text-2");
        saved.all().subscribe(new LatestOnFx<>(fxThread, all -> list.getChildren().setAll(all.list().stream().map(
                e -> line(list, e)).toList())));
        return new VBox(12, text, line(here.kind(), here.name(), here.endpoint().toString() + " · " + here.region(),
                new Label(Texts.text("settings.environments.here"))), list, add);
    }

    private Node line(Node list, SavedEnvironment e) {
        Button copy = Buttons.small(Texts.text("settings.environments.copy"), () -> Buttons.copy(e.command()));
        Button change = Buttons.small(Texts.text("settings.environments.edit"), () -> ask(list, Optional.of(e)));
        Button remove = Buttons.small(Texts.text("settings.environments.remove"), () -> remove(list, e));
        copy.setAccessibleText(copy.getText() + ": " + e.command());
        change.setAccessibleText(change.getText() + " " + e.name());
        remove.setAccessibleText(remove.getText() + " " + e.name());
        return line(e.kind(), e.name(), e.endpoint() + " · " + e.region(), copy, change, remove);
    }

    private static Node line(EnvironmentInfo.Kind kind, String name, String where, Node... acts) {
        Label badge = new Label(name);
        badge.getStyleClass().add("env-badge");
        badge.getStyleClass().addAll(EnvironmentInfo.styles(kind, Optional.empty()));
        badge.setMinWidth(Label.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, badge, KeyValueGrid.idLabel(where), space);
        line.getChildren().addAll(acts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void ask(Node owner, Optional<SavedEnvironment> before) {
        List<String> taken = saved.all().latest().list().stream().map(SavedEnvironment::name).filter(n -> before.filter(
                b -> b.name().equals(n)).isEmpty()).toList();
        new EnvironmentDialog(before, taken).ask(owner, e -> saved.put(before.map(SavedEnvironment::name), e));
    }

    private void remove(Node owner, SavedEnvironment e) {
        new Confirmation(here, Texts.text("settings.environments.removeTitle", e.name()), Texts.text(
                "settings.environments.removeVerb"), List.of(e.endpoint()), Texts.text(
                        "settings.environments.removeText"))
                .ask(owner, () -> saved.remove(e.name()));
    }
}
