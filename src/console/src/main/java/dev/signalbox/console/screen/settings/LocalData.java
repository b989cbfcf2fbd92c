package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Program;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.store.local.FolderSize;
import dev.signalbox.console.store.local.PlannedReset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The local cloud of this window: what it keeps where, how large that is, and how to begin anew. */
public final class LocalData {
    private final EnvironmentInfo environment;
    private final Path folder;
    private final String version;
    private final Hands hands;

    /** @param disk counts what is in the folder */
    public record Hands(PlannedReset reset, Executor disk, Executor fxThread) {}

    public LocalData(EnvironmentInfo environment, Path folder, String version, Hands hands) {
        this.environment = environment;
        this.folder = folder;
        this.version = version;
        this.hands = hands;
    }

    public SettingsSection section() {
        return new SettingsSection(Texts.text("settings.local"), Texts.text("settings.local.find"), this::content);
    }

    private Node content() {
        Label size = new Label(Texts.text("settings.local.counting"));
        size.setWrapText(true);
        size.setId("settings-local-size");
        hands.disk().execute(() -> {
            String words = size();
            hands.fxThread().execute(() -> size.setText(words));
        });
        Runtime machine = Runtime.getRuntime();
        KeyValueGrid facts = new KeyValueGrid().addId(Texts.text("settings.local.folder"), folder.toString()).add(Texts
                .text("settings.local.size"), size).addId(Texts.text("settings.local.address"), environment.endpoint()
                        .toString()).add(Texts.text("settings.local.memory"), Texts.text("settings.local.memoryIs",
                                Sizes.words(machine.totalMemory() - machine.freeMemory()), Sizes.words(machine
                                        .maxMemory()))).add(Texts.text("settings.local.version"), Texts.text(
                                                "settings.local.versionIs", version, Runtime.version().toString())).add(
                                                        Texts.text("settings.local.snapshot"), snapshot());
        Button reset = Buttons.small(Texts.text("settings.local.reset"), () -> {});
        reset.setId("settings-local-reset");
        reset.getStyleClass().add("danger");
        reset.setOnAction(_ -> ask(reset));
        VBox state = new VBox();
        hands.reset().state().subscribe(new LatestOnFx<>(hands.fxThread(), s -> show(state, reset, s)));
        return new VBox(12, facts, state, reset);
    }

    private String size() {
        try {
            FolderSize size = FolderSize.of(folder);
            return Texts.text(size.whole() ? "settings.local.sizeIs" : "settings.local.sizeOver", Sizes.words(size
                    .bytes()), size.files());
        } catch (IOException e) {
            return Texts.text("settings.local.sizeNot", String.valueOf(e.getMessage()));
        }
    }

    private Node snapshot() {
        String command = Program.command() + " local --data-folder '" + folder + "' export snapshot.zip";
        Button copy = Buttons.small(Texts.text("settings.local.copy"), () -> Buttons.copy(command));
        copy.setMinWidth(Button.USE_PREF_SIZE);
        copy.setAccessibleText(copy.getText() + ": " + command);
        HBox line = new HBox(8, KeyValueGrid.idLabel(command), copy);
        line.setAlignment(Pos.CENTER_LEFT);
        Label more = new Label(Texts.text("settings.local.snapshotText"));
        more.getStyleClass().addAll("small-text", "text-3");
        return new VBox(2, line, more);
    }

    private void ask(Button reset) {
        new Confirmation(environment, Texts.text("settings.local.resetTitle"), Texts.text("settings.local.resetVerb"),
                List.of(folder.toString()), Texts.text("settings.local.resetText"), Optional.of(environment.name()))
                .ask(reset, hands.reset()::plan);
    }

    private void show(VBox shown, Button reset, PlannedReset.State state) {
        reset.setDisable(state.planned());
        shown.getChildren().clear();
        state.problem().ifPresent(p -> shown.getChildren().add(new Note(Tone.FAILED, Texts.text(
                "settings.local.problem", p))));
        if (state.planned()) {
            Button keep = Buttons.small(Texts.text("settings.local.keep"), hands.reset()::cancel);
            keep.setId("settings-local-keep");
            shown.getChildren().add(new Note(Tone.ATTENTION, Texts.text("settings.local.planned")).with(keep));
        }
    }
}
