package dev.signalbox.console.control;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A value that sorts as itself and shows in words. */
final class NumberCell<T, N> extends TableCell<T, N> implements Renews {
    private final Function<N, String> words;

    NumberCell(Function<N, String> words) {
        this.words = words;
    }

    @Override
    protected void updateItem(@Nullable N item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : words.apply(item));
    }

    /** Ages are values too. */
    @Override
    public void renew() {
        Renews.value(this).ifPresent(value -> updateItem(value, false));
    }
}
