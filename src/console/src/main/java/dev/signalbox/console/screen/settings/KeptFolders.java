package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.OpenFile;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.store.preferences.Preferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Where Signalbox keeps what, and a way there.
 *
 * @param disk makes a folder that is not there yet
 */
public record KeptFolders(List<Kept> folders, Executor disk, Executor fxThread) {
    /** @param id such as {@code logs}, which is also the key of its words */
    public record Kept(String id, Path folder) {}

    public SettingsSection section(Preferences preferences) {
        return new SettingsSection(Texts.text("settings.data"), Texts.text("settings.data.find"), () -> {
            KeyValueGrid grid = new KeyValueGrid();
            VBox told = new VBox();
            told.managedProperty().bind(Bindings.isNotEmpty(told.getChildren()));
            VBox box = new VBox(8, grid, told);
            folders.forEach(kept -> grid.add(Texts.text("settings.data." + kept.id()), line(kept, told)));
            preferences.problem().subscribe(new LatestOnFx<>(fxThread, p -> Facts.problem(box, p)));
            return box;
        });
    }

    private HBox line(Kept kept, VBox told) {
        Button open = Buttons.small(Texts.text("settings.data.open"), () -> {});
        open.setId("settings-open-" + kept.id());
        open.setMinWidth(Button.USE_PREF_SIZE);
        open.setAccessibleText(Texts.text("settings.data.openNamed", Texts.text("settings.data." + kept.id()), kept
                .folder()));
        open.setOnAction(_ -> disk.execute(() -> {
            Optional<String> problem = make(kept.folder());
            fxThread.execute(() -> {
                told.getChildren().setAll(problem.map(why -> new Note(Tone.FAILED, Texts.text("settings.data.notMade",
                        kept.folder(), why))).stream().toList());
                if (problem.isEmpty()) {
                    open.fireEvent(new OpenFile(kept.folder()));
                }
            });
        }));
        HBox line = new HBox(8, KeyValueGrid.idLabel(kept.folder().toString()), open);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** Why it cannot be made, if so. */
    private static Optional<String> make(Path folder) {
        try {
            Files.createDirectories(folder);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }
}
