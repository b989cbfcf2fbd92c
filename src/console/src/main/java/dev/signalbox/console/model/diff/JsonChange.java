package dev.signalbox.console.model.diff;

import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import java.util.Optional;

/**
 * One difference between two JSON documents.
 *
 * @param path where: {@code $.files[0].key}
 * @param before compact JSON, absent when the value is new
 * @param after compact JSON, absent when the value is gone
 */
public record JsonChange(String path, Optional<String> before, Optional<String> after) {
    private static final StatusWord ADDED = new StatusWord(Tone.SUCCEEDED, "Added");
    private static final StatusWord REMOVED = new StatusWord(Tone.ABORTED, "Removed");
    private static final StatusWord CHANGED = new StatusWord(Tone.CAUGHT, "Changed");

    public StatusWord kind() {
        return before.isEmpty() ? ADDED : after.isEmpty() ? REMOVED : CHANGED;
    }
}
