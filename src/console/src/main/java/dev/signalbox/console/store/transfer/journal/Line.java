package dev.signalbox.console.store.transfer.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a transfer.
 *
 * @param number of the item, or of the root
 * @param part of the item, from zero
 * @param words how it was verified, why it failed, the id of an upload, the name it has in fact, or the phase
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Line(Op op, long number, int part, @Nullable Item item, @Nullable String words) {
    /** What happened. */
    public enum Op {
        FOUND, CHANGED, NAMED, DONE, SKIPPED, FAILED, AGAIN, PART, UPLOAD, LISTED, PHASE, REPLACE
    }

    static Line found(Item item) {
        return new Line(Op.FOUND, item.number(), 0, item, null);
    }

    static Line of(Op op, long number, String words) {
        return new Line(op, number, 0, null, words);
    }
}
