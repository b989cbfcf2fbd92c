package dev.signalbox.console.model.batch.bulk;

import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import java.util.Optional;

/** What is done to jobs. */
public enum JobAct {
    CANCEL, TERMINATE, AGAIN;

    /** Why nothing would be done to a job. */
    public enum Obstacle {
        OVER, STARTED, CHILD
    }

    public Optional<Obstacle> obstacle(JobSummary job) {
        return switch (this) {
            case CANCEL -> job.status().ended() ? Optional.of(Obstacle.OVER)
                    : hasStarted(job.status()) ? Optional.of(Obstacle.STARTED) : Optional.empty();
            case TERMINATE -> job.status().ended() ? Optional.of(Obstacle.OVER) : Optional.empty();
            case AGAIN -> job.arrayPart().filter(a -> a.index().isPresent()).map(_ -> Obstacle.CHILD);
        };
    }

    private static boolean hasStarted(JobStatus status) {
        return status == JobStatus.STARTING || status == JobStatus.RUNNING;
    }
}
