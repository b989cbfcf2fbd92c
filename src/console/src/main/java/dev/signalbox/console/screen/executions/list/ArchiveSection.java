package dev.signalbox.console.screen.executions.list;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.archive.ArchiveState;
import dev.signalbox.console.model.archive.Retention;
import dev.signalbox.console.store.archive.ArchiveStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The part of Settings that shows how much of executions is kept, says for how long, and clears it. */
public record ArchiveSection(ArchiveStore archive, EnvironmentInfo environment, Executor fxThread) {
    private static final List<Integer> DAYS = List.of(30, 90, 180, 365, 1_095);
    private static final List<Long> BYTES = List.of(256L << 20, 1L << 30, 4L << 30, 16L << 30);

    public SettingsSection section() {
        return new SettingsSection(Texts.text("settings.archive"), Texts.text("settings.archive.find"), this::content);
    }

    private Node content() {
        Label words = new Label();
        words.setId("archive-state");
        words.getStyleClass().add("text-2");
        VBox box = new VBox(8, words);
        ComboBox<Integer> days = choice("archive-days", DAYS, d -> Texts.text("settings.archive.days", d));
        ComboBox<Long> bytes = choice("archive-bytes", BYTES, Sizes::words);
        days.setOnAction(_ -> archive.retain(new Retention(days.getValue(), archive.retention().latest().bytes())));
        bytes.setOnAction(_ -> archive.retain(new Retention(archive.retention().latest().days(), bytes.getValue())));
        Button clear = Buttons.small(Texts.text("settings.archive.clear"), () -> {});
        clear.setId("archive-clear");
        clear.setOnAction(_ -> new Confirmation(environment, Texts.text("settings.archive.clearTitle"), Texts.text(
                "settings.archive.clearVerb"), List.of(), Texts.text("settings.archive.clearText"), Optional.of(
                        environment.name())).ask(clear, archive::clear));
        box.getChildren().addAll(line("settings.archive.keep", days), line("settings.archive.most", bytes), clear);
        archive.retention().subscribe(new LatestOnFx<>(fxThread, r -> {
            days.setValue(r.days());
            bytes.setValue(r.bytes());
        }));
        archive.state().subscribe(new LatestOnFx<>(fxThread, s -> show(s, words, box)));
        return box;
    }

    private static void show(ArchiveState state, Label words, VBox box) {
        words.setText(Texts.text("settings.archive.state", String.format(Locale.ROOT, "%,d", state.executions()), Sizes
                .words(state.bytes())));
        box.getChildren().removeIf(Note.class::isInstance);
        state.problem().ifPresent(why -> box.getChildren().addFirst(new Note(Tone.ATTENTION, Texts.text(
                "executions.archiveBroken", why))));
    }

    private static HBox line(String key, Node control) {
        Label label = new Label(Texts.text(key));
        label.setLabelFor(control);
        label.setMinWidth(132);
        label.getStyleClass().add("text-2");
        HBox line = new HBox(12, label, control);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** A value that is not among the usual ones is shown too. */
    private static <V> ComboBox<V> choice(String id, List<V> values, Function<V, String> words) {
        ComboBox<V> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setPrefWidth(160);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(V value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public V fromString(String text) {
                return Stream.concat(values.stream(), Stream.of(box.getValue())).filter(v -> words.apply(v).equals(
                        text)).findFirst().orElse(values.getFirst());
            }
        });
        return box;
    }
}
