package dev.signalbox.console.model.batch.why;

import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param facts what the words need: names and numbers
 */
public record Check(Kind kind, Result result, List<String> facts) {
    /** In the order in which they matter. */
    public enum Kind {
        DEPENDENCIES, CHILDREN, QUEUE, QUEUE_STATE, ENVIRONMENTS_ENABLED, ENVIRONMENTS_VALID, SIZE, MACHINE, TURN, ROOM
    }

    /** A note is worth knowing, and does not keep the job from running. */
    public enum Result {
        YES, NO, NOTE
    }

    static Check yes(Kind kind, Object... facts) {
        return of(kind, Result.YES, facts);
    }

    static Check no(Kind kind, Object... facts) {
        return of(kind, Result.NO, facts);
    }

    static Check note(Kind kind, Object... facts) {
        return of(kind, Result.NOTE, facts);
    }

    private static Check of(Kind kind, Result result, Object... facts) {
        return new Check(kind, result, java.util.Arrays.stream(facts).map(Object::toString).toList());
    }
}
