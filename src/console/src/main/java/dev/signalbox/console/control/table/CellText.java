package dev.signalbox.console.control.table;

import dev.signalbox.console.model.StatusWord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** What a cell says outside of the console: times in ISO-8601 UTC, durations in seconds, states by their word. */
public final class CellText {
    private static final String WORDS = "signalbox.words";

    private CellText() {}

    /** Says what a column that draws its values means; without it, such a column is left out of copies and exports. */
    public static <T, V> void words(TableColumn<T, V> column, Function<V, Object> words) {
        column.getProperties().put(WORDS, words);
    }

    @SuppressWarnings("unchecked") // the words were given for the values of this column
    static <T, V> String of(TableColumn<T, V> column, T row) {
        V value = column.getCellObservableValue(row).getValue();
        return column.getProperties().get(WORDS) instanceof Function<?, ?> words
                ? of(value == null ? null : ((Function<V, Object>) words).apply(value))
                : of(value);
    }

    /** Says a column's values as they are if they mean something outside, else in the words that are shown. */
    public static <T, V> void plainOr(TableColumn<T, V> column, Function<V, String> shown) {
        words(column, v -> isPlain(v) ? v : shown.apply(v));
    }

    private static boolean isPlain(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Instant
                || value instanceof Duration;
    }

    static boolean has(TableColumn<?, ?> column) {
        return !column.getText().isBlank() && (!column.getStyleClass().contains("drawn") || column.getProperties()
                .containsKey(WORDS));
    }

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case StatusWord status -> status.word();
            case Duration span -> span.toMillis() % 1_000 == 0 ? "" + span.toSeconds() : "" + span.toMillis() / 1e3;
            case Optional<?> maybe -> of(maybe.orElse(null));
            case String text -> text;
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case Instant time -> time.equals(Instant.EPOCH) ? "" : time.toString();
            case Enum<?> word -> word.name();
            default -> throw new IllegalArgumentException("No words for a cell of " + value.getClass());
        };
    }
}
