package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Hint;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.store.preferences.PreferencesProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Sections that tell and set nothing: keys, what this is. */
public final class Facts {
    static void problem(VBox box, Optional<PreferencesProblem> problem) {
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

    /** Where all keys are told. */
    public SettingsSection keys() {
        return new SettingsSection(Texts.text("settings.keys"), Texts.text("settings.keys.find"), () -> {
            Button show = Buttons.small(Texts.text("settings.keys.show", Shortcut.KEYS.keys().getLast()), () -> {});
            show.setId("settings-keys-show");
            show.setOnAction(_ -> show.fireEvent(new Event(Shortcut.SHEET)));
            return new VBox(12, wrapped(Texts.text("settings.keys.text")), show);
        });
    }

    /**
     * What this is and what it is made with.
     *
     * @param parts asked when it is shown
     * @param licence shows the licence of one
     */
    public SettingsSection about(String version, Supplier<List<Part>> parts, LicenceWindow licence) {
        return new SettingsSection(Texts.text("settings.about"), Texts.text("settings.about.find"), () -> {
            KeyValueGrid grid = new KeyValueGrid();
            grid.add(Texts.text("settings.about.version"), version);
            grid.add("Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
            grid.add("JavaFX", System.getProperty("javafx.runtime.version", ""));
            grid.add(Texts.text("settings.about.licence"), "Apache License 2.0");
            Label title = new Label(Texts.text("settings.about.parts"));
            title.getStyleClass().add("label-small");
            VBox licences = new VBox(2);
            parts.get().forEach(p -> licences.getChildren().add(part(p, licence)));
            return new VBox(8, grid, title, licences);
        });
    }

    private static Hyperlink part(Part part, LicenceWindow licence) {
        Hyperlink line = new Hyperlink(Stream.of(part.name(), part.versions(), part.licence()).filter(t -> !t.isEmpty())
                .collect(
                        Collectors.joining(" · ")));
        line.setWrapText(true);
        line.setOnAction(_ -> licence.show(part, line));
        Hint.on(line, part.jars());
        return line;
    }

    /**
     * Something of others that is in Signalbox.
     *
     * @param jars names of its files, for who asks closer
     */
    public record Part(String name, String versions, String licence, String jars) {}

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("text-2");
        return label;
    }
}
