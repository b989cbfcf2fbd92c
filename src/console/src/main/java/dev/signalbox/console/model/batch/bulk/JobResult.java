package dev.signalbox.console.model.batch.bulk;

import dev.signalbox.console.model.batch.JobStatus;
import java.util.Optional;

/**
 * What became of one job, as seen by looking at it again.
 *
 * @param status as it is now, when AWS still told
 * @param said the new job's id, or AWS's words why it refused
 */
public record JobResult(Kind kind, Optional<JobStatus> status, String said) {
    public enum Kind {
        /** It is over, as wanted. */
        ENDED,
        /** AWS took it, and the job is not over yet. */
        ASKED,
        /** AWS took it, and the job goes on. */
        GOES_ON,
        /** A new job was submitted. */
        SUBMITTED,
        /** AWS refused. */
        REFUSED
    }

    public boolean isDone() {
        return kind == Kind.ENDED || kind == Kind.SUBMITTED;
    }
}
