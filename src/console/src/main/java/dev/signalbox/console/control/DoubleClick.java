package dev.signalbox.console.control;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Two clicks on the same thing. The toolkit counts clicks at the same place, and between the two another row may have come
 * under the pointer: a folder that was entered, an execution that was just started.
 */
final class DoubleClick {
    private @Nullable Object before;

    /** Whether this click is the second one on what has this key; the next click then begins anew. */
    boolean isMadeBy(MouseEvent click, Object key) {
        if (click.getButton() != MouseButton.PRIMARY) {
            return false;
        }
        boolean second = click.getClickCount() > 1 && key.equals(before);
        before = second ? null : key;
        return second;
    }
}
