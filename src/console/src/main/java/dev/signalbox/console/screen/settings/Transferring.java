package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.transfer.TransferSettings;
import java.io.File;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** Where downloads go, how many connections and how much bandwidth transfers take, and what happens to files that are there. */
public final class Transferring {
    private static final int MOST_BANDWIDTH = 10_000;

    private final Preferences preferences;
    private final Executor fxThread;

    public Transferring(Preferences preferences, Executor fxThread) {
        this.preferences = preferences;
        this.fxThread = fxThread;
    }

    public SettingsSection section() {
        return new SettingsSection(Texts.text("settings.transfers"), Texts.text("settings.transfers.find"),
                this::content);
    }

    private Node content() {
        return new VBox(12, folder(), new NumberChoice("settings.transfers.connections", TransferSettings.CONNECTIONS,
                1,
                TransferSettings.MOST_CONNECTIONS).line(preferences, fxThread), new NumberChoice(
                        "settings.transfers.bandwidth", TransferSettings.BANDWIDTH, 0, MOST_BANDWIDTH).line(preferences,
                                fxThread), new Choice<>("settings.transfers.conflict", TransferSettings.CONFLICT,
                                        preferences, fxThread), uploads());
    }

    private Node uploads() {
        return new HBox(12, new Choice<>("settings.transfers.uploads", TransferSettings.UPLOADS, preferences, fxThread),
                hint("settings.transfers.uploads"));
    }

    private static Label hint(String key) {
        Label hint = new Label(Texts.text(key + ".hint"));
        hint.getStyleClass().addAll("small-text", "text-3");
        hint.setMaxHeight(Double.MAX_VALUE);
        return hint;
    }

    private Node folder() {
        Label shown = new Label();
        shown.getStyleClass().add("small-text");
        Button choose = Buttons.small(Texts.text("settings.transfers.choose"), () -> {});
        choose.setId("settings-transfers-choose");
        choose.setOnAction(_ -> {
            var chooser = new DirectoryChooser();
            chooser.setTitle(Texts.text("settings.transfers.folder"));
            File chosen = chooser.showDialog(choose.getScene().getWindow());
            if (chosen != null) {
                preferences.set(TransferSettings.FOLDER, chosen.getAbsolutePath());
            }
        });
        Button ask = Buttons.small(Texts.text("settings.transfers.ask"), () -> preferences.set(TransferSettings.FOLDER,
                ""));
        ask.setId("settings-transfers-ask");
        preferences.topic(TransferSettings.FOLDER).subscribe(new LatestOnFx<>(fxThread, path -> {
            shown.setText(path.isEmpty() ? Texts.text("settings.transfers.asked") : path);
            ask.setDisable(path.isEmpty());
        }));
        return line("settings.transfers.folder", choose, ask, shown);
    }

    private static Node line(String key, Node first, Node... others) {
        HBox line = new HBox(12, Choice.label(Texts.text(key), first), first);
        line.getChildren().addAll(others);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
