package dev.signalbox.console.model.overview.stuck;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.overview.OwnPace;
import dev.signalbox.deploy.StackSummary;
import java.time.Instant;

/** Something that does not get on by itself, or not as it usually does. */
public sealed interface Stuck {
    /** What people call it. */
    String name();

    /** Since when it has been at it. */
    Instant since();

    Destination place();

    Tone tone();

    /** A run that takes longer than 95 of 100 finished runs of its state machine took. */
    record PastPace(ExecutionSummary run, OwnPace pace) implements Stuck {
        @Override
        public String name() {
            return run.id().name();
        }

        @Override
        public Instant since() {
            return run.startedAt();
        }

        @Override
        public Destination place() {
            return new Destination.Execution(run.id().arn());
        }

        @Override
        public Tone tone() {
            return Tone.ATTENTION;
        }
    }

    /** An execution that waits for a callback. */
    sealed interface CallbackWaits extends Stuck {
        PendingCallback callback();

        @Override
        default String name() {
            return callback().executionName();
        }

        @Override
        default Instant since() {
            return callback().waitingSince();
        }

        @Override
        default Destination place() {
            return new Destination.Callback(callback().executionArn());
        }
    }

    /** A callback that should have come by now. */
    record Overdue(PendingCallback callback, Instant deadline) implements CallbackWaits {
        @Override
        public Tone tone() {
            return Tone.FAILED;
        }
    }

    /** A callback that, if it is lost, nobody misses for up to a year. */
    record Endless(PendingCallback callback) implements CallbackWaits {
        @Override
        public Tone tone() {
            return Tone.WAITING;
        }
    }

    /** A job that waits for a machine. AWS tells of it only when it was submitted. */
    record Machineless(JobSummary job) implements Stuck {
        @Override
        public String name() {
            return job.name();
        }

        @Override
        public Instant since() {
            return job.createdAt();
        }

        @Override
        public Destination place() {
            return new Destination.Job(job.id());
        }

        @Override
        public Tone tone() {
            return Tone.ATTENTION;
        }
    }

    /**
     * A stack that waits for somebody, or works for too long.
     *
     * @param seen since when it has had its status, as far as this console knows
     */
    record StackWaits(StackSummary stack, Why why, Instant seen) implements Stuck {
        /** What it waits for. */
        public enum Why {
            /** Its change set was never executed. */
            REVIEW,
            /** CloudFormation gave up; what next is for a person to say. */
            GAVE_UP,
            /** It goes on for longer than deployments do. */
            SLOW
        }

        @Override
        public String name() {
            return stack.name();
        }

        @Override
        public Instant since() {
            return seen;
        }

        @Override
        public Destination place() {
            return new Destination.Stack(stack.name());
        }

        @Override
        public Tone tone() {
            return why == Why.GAVE_UP ? Tone.FAILED : Tone.ATTENTION;
        }
    }
}
