package dev.signalbox.console.model.notices;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Tone;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened.
 *
 * @param subject what it happened to, as the operator knows it
 * @param detail the second, quiet line
 * @param show where it can be seen
 * @param wanted whether the operator asked to be told
 */
public record Notice(long id, Instant at, Kind kind, String subject, String detail, Optional<Destination> show,
        boolean wanted, boolean read) {
    /** What happened; the words for it are the text {@code notice.<name>}. */
    public enum Kind {
        EXECUTION_SUCCEEDED(Tone.SUCCEEDED),
        EXECUTION_FAILED(Tone.FAILED),
        EXECUTION_TIMED_OUT(Tone.TIMED_OUT),
        EXECUTION_ABORTED(Tone.ABORTED),
        /** Nobody can say any more how a watched execution goes on. */
        EXECUTION_LOST(Tone.ATTENTION),
        CALLBACK_OVERDUE(Tone.FAILED),
        CALLBACK_ENDLESS(Tone.ATTENTION),
        TASK_DONE(Tone.SUCCEEDED),
        TASK_FAILED(Tone.FAILED),
        ENVIRONMENT_LOST(Tone.FAILED),
        ENVIRONMENT_BACK(Tone.SUCCEEDED),
        /** There is a newer version of Signalbox. */
        UPDATE_THERE(Tone.SUCCEEDED);

        private final Tone tone;

        Kind(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }
    }

    public Notice asRead() {
        return new Notice(id, at, kind, subject, detail, show, wanted, true);
    }
}
