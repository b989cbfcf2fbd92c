package dev.signalbox.console.model.ledger;

import java.util.Optional;

/** What can be said of a ledger after all its lines were looked at. */
public sealed interface Verdict {
    /**
     * Each line follows from the one before it.
     *
     * @param head its last line; empty when there is none
     * @param anchored whether its end was compared with what was noted beside it; else lines may be missing there
     */
    record Whole(long lines, Optional<LedgerHead> head, boolean anchored) implements Verdict {}

    /** A line does not follow: it was changed, or others were taken out, put in or moved before it. */
    record Broken(long line, Kind kind) implements Verdict {}

    /** What is there follows, but there were more lines. */
    record Cut(long lines, long known) implements Verdict {}

    /** What is there follows, but this line was another one: it and all behind it were written anew. */
    record Rewritten(long line) implements Verdict {}

    /** What does not fit. */
    enum Kind {
        /** It is no line of a ledger. */
        UNREADABLE,
        /** Its number is not the next one: lines are missing before it, or were put in, or moved. */
        OUT_OF_ORDER,
        /** Its number is right, its hash is not. */
        CHANGED
    }

    static Verdict nothing() {
        return new Whole(0, Optional.empty(), false);
    }

    default boolean isWhole() {
        return this instanceof Whole;
    }
}
