package dev.signalbox.console.store.files;

import dev.signalbox.console.model.files.preview.Choice;
import dev.signalbox.console.model.files.preview.Sniffed;
import dev.signalbox.console.model.files.preview.Window;

/**
 * What is seen of an object.
 *
 * @param window the part that was read
 * @param choice how the operator wanted it to be shown
 */
public record FilePreview(Window window, Choice choice, Sniffed content) {
    /** Whether a further part can be put behind what was read. */
    public boolean canGrow() {
        return !window.ends() && window.bytes().length < Sniffed.MOST;
    }
}
