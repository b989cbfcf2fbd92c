package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
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
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Sections that tell and set nothing: keys, what this is. */
public final class Facts {
    private static final int SHOWN_PARTS = 14;
    private static final double ROW = 28;

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
            return new VBox(8, grid, title, list(parts.get(), licence));
        });
    }

    /** One stop for Tab, however many there are. */
    private static ListView<Part> list(List<Part> parts, LicenceWindow licence) {
        ListView<Part> list = new ListView<>(FXCollections.observableList(parts));
        list.setId("settings-about-parts");
        list.setAccessibleText(Texts.text("settings.about.parts"));
        list.setPrefHeight(Math.min(parts.size(), SHOWN_PARTS) * ROW + 2);
        list.setCellFactory(_ -> new PartCell(licence));
        list.setOnKeyPressed(event -> {
            if (Shortcut.OPEN.matches(event) || event.getCode() == KeyCode.SPACE) {
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(p -> licence.show(p, list));
                event.consume();
            }
        });
        list.focusedProperty().subscribe(now -> {
            if (now && list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
        });
        return list;
    }

    private static final class PartCell extends ListCell<Part> {
        PartCell(LicenceWindow licence) {
            getStyleClass().add("link-cell");
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    licence.show(getItem(), this);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Part part, boolean empty) {
            super.updateItem(part, empty);
            setText(part == null || empty ? null : part.words());
            setTooltip(part == null || empty || part.jars().isEmpty() ? null : new Tooltip(part.jars()));
        }
    }

    /**
     * Something of others that is in Signalbox.
     *
     * @param jars names of its files, for who asks closer
     */
    public record Part(String name, String versions, String licence, String jars) {
        String words() {
            return Stream.of(name, versions, licence).filter(t -> !t.isEmpty()).collect(Collectors.joining(" · "));
        }
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("text-2");
        return label;
    }
}
