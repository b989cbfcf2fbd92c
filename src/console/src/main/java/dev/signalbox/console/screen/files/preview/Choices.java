package dev.signalbox.console.screen.files.preview;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.files.preview.Choice;
import dev.signalbox.console.model.files.preview.Encoding;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The lists of forms and encodings. */
final class Choices {
    private Choices() {}

    static void forms(ComboBox<Choice.Form> box, PreviewViewModel viewModel) {
        box.getItems().setAll(Choice.Form.values());
        box.setConverter(new Words<>(f -> Texts.text("preview.form." + f.name())));
        viewModel.choiceProperty().subscribe(c -> box.setValue(c.form()));
        box.setOnAction(_ -> viewModel.choose(box.getValue()));
    }

    static void encodings(ComboBox<Optional<Encoding>> box, PreviewViewModel viewModel) {
        box.getItems().setAll(Stream.concat(Stream.of(Optional.<Encoding>empty()), Stream.of(Encoding.values()).map(
                Optional::of)).toList());
        box.setConverter(new Words<>(e -> e.map(Encoding::words).orElse(Texts.text("preview.encoding.automatic"))));
        viewModel.choiceProperty().subscribe(c -> box.setValue(c.encoding()));
        box.setOnAction(_ -> viewModel.choose(box.getValue()));
    }

    private static final class Words<T> extends StringConverter<T> {
        private final Function<T, String> words;

        Words(Function<T, String> words) {
            this.words = words;
        }

        @Override
        public String toString(@Nullable T value) {
            return value == null ? "" : words.apply(value);
        }

        @Override
        public T fromString(String text) {
            throw new UnsupportedOperationException("The list is not edited");
        }
    }
}
