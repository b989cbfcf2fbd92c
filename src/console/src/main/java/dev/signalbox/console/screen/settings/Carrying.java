package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.save.FileKind;
import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.store.preferences.SettingsFile;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Settings taken to another computer, or brought from there. */
public final class Carrying {
    private final SettingsFile settings;
    private final Executor disk;
    private final Executor fxThread;

    public Carrying(SettingsFile settings, Executor disk, Executor fxThread) {
        this.settings = settings;
        this.disk = disk;
        this.fxThread = fxThread;
    }

    public SettingsSection section() {
        return new SettingsSection(Texts.text("settings.file"), Texts.text("settings.file.find"), this::content);
    }

    private Node content() {
        Label text = new Label(Texts.text("settings.file.text"));
        text.setWrapText(true);
        text.setMinHeight(Label.USE_PREF_SIZE);
        text.getStyleClass().add("text-2");
        VBox result = new VBox();
        Button to = Buttons.small(Texts.text("settings.file.export"), () -> {});
        to.setId("settings-file-export");
        to.setOnAction(_ -> SaveFile.ask(to, "signalbox-settings", FileKind.JSON, file -> Texts.text(
                "settings.file.count", settings.write(file))));
        Button from = Buttons.small(Texts.text("settings.file.import"), () -> {});
        from.setId("settings-file-import");
        from.setOnAction(_ -> choose(from, result));
        return new VBox(12, text, new HBox(8, to, from), result);
    }

    private void choose(Button from, VBox result) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("settings.file.title"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        File chosen = chooser.showOpenDialog(from.getScene().getWindow());
        if (chosen != null) {
            disk.execute(() -> {
                Told told = read(chosen);
                fxThread.execute(() -> result.getChildren().setAll(new Note(told.tone(), told.words())));
            });
        }
    }

    private Told read(File file) {
        try {
            return new Told(Tone.SUCCEEDED, Texts.text("settings.file.done", settings.read(file.toPath()), file
                    .getName()));
        } catch (IOException e) {
            return new Told(Tone.FAILED, Texts.text("settings.file.refused", file.getName(), String.valueOf(e
                    .getMessage())));
        }
    }

    private record Told(Tone tone, String words) {}
}
