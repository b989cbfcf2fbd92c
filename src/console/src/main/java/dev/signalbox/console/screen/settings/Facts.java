package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.preferences.PreferencesProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Sections that tell more than they set: polling, where data is kept, what this is. */
public final class Facts {
    private final Executor fxThread;

    public Facts(Executor fxThread) {
        this.fxThread = fxThread;
    }

    /** @param toActivity leads to the budget of each API */
    public SettingsSection polling(Poller poller, Runnable toActivity) {
        return new SettingsSection(Texts.text("settings.polling"), Texts.text("settings.polling.find"), () -> {
            Label now = wrapped("");
            poller.pace().subscribe(new LatestOnFx<>(fxThread, p -> now.setText(p.period().isZero()
                    ? Texts.text("frame.budget.idle")
                    : Texts.text("settings.polling.now", Math.round(p.used() * 100), Spans.age(p.period())))));
            return new VBox(8, wrapped(Texts.text("settings.polling.text")), now,
                    Buttons.small(Texts.text("settings.polling.more"), toActivity));
        });
    }

    public SettingsSection data(Path folder, Preferences preferences) {
        return new SettingsSection(Texts.text("settings.data"), Texts.text("settings.data.find"), () -> {
            VBox box = new VBox(8, new KeyValueGrid().addId(Texts.text("settings.data.folder"), folder.toString())
                    .addId(Texts.text("settings.data.preferences"), folder.resolve("preferences.json").toString())
                    .addId(Texts.text("settings.data.logs"), folder.resolve("logs").toString()));
            preferences.problem().subscribe(new LatestOnFx<>(fxThread, p -> problem(box, p)));
            return box;
        });
    }

    private static void problem(VBox box, Optional<PreferencesProblem> problem) {
        box.getChildren().removeIf(Note.class::isInstance);
        problem.ifPresent(p -> box.getChildren().addFirst(new Note(Tone.ATTENTION, words(p))));
    }

    static String words(PreferencesProblem problem) {
        return switch (problem) {
            case PreferencesProblem.Unreadable(Path kept, String why) -> Texts.text("settings.data.unreadable", kept,
                    why);
            case PreferencesProblem.NotSaved(Path file, String why) -> Texts.text("settings.data.notSaved", file, why);
        };
    }

    /** @param parts name and licence of what Signalbox is made with */
    public SettingsSection about(String version, List<Part> parts) {
        return new SettingsSection(Texts.text("settings.about"), Texts.text("settings.about.find"), () -> {
            KeyValueGrid grid = new KeyValueGrid();
            grid.add(Texts.text("settings.about.version"), version);
            grid.add("Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
            grid.add("JavaFX", System.getProperty("javafx.runtime.version", ""));
            grid.add(Texts.text("settings.about.licence"), "Apache License 2.0");
            Label title = new Label(Texts.text("settings.about.parts"));
            title.getStyleClass().add("label-small");
            VBox licences = new VBox(2);
            parts.forEach(p -> licences.getChildren().add(wrapped(p.name() + " · " + p.licence())));
            return new VBox(8, grid, title, licences);
        });
    }

    /** Something of others that is in Signalbox. */
    public record Part(String name, String licence) {}

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("text-2");
        return label;
    }
}
