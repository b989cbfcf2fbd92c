package dev.signalbox.localcloud.service.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs attempts of jobs; the scheduler decides which and when. */
interface JobRunner extends AutoCloseable {
    /** Begins an attempt and returns at once. */
    Running start(Order order, Events events);

    /** Ends all attempts. Whatever they still report is ignored. */
    @Override
    void close();

    /**
     * What to run.
     *
     * @param environment what the container sees, without endpoint and keys
     * @param cpus whole processors that the container may think it has
     */
    record Order(String image, List<String> command, Map<String, String> environment, int cpus, long memoryMiB,
            Log log, Roles roles) {
        /** Without environment and command, which may hold secrets. */
        @Override
        public String toString() {
            return "Order[" + image + ", " + log + "]";
        }
    }

    /**
     * Who acts for an attempt.
     *
     * @param jobArn what the roles are assumed for
     * @param job what the container's own calls are made as, else as its machine's
     * @param execution what writes the log, else the machine's
     * @param instanceProfile of the machines, if the environment has machines
     */
    record Roles(String jobArn, Optional<String> job, Optional<String> execution, Optional<String> instanceProfile) {
        static final Roles NONE = new Roles("", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Where an attempt's output goes. */
    record Log(String group, String stream, boolean createGroup) {}

    /** An attempt under way. */
    @FunctionalInterface
    interface Running {
        /** Asks it to end, and kills it if it does not soon. Returns at once; the end is reported as any other. */
        void stop();
    }

    /** Told by the runner: first running, unless the start fails, then ended, once each. */
    interface Events {
        void running();

        void ended(End end);
    }

    /**
     * How an attempt ended.
     *
     * @param exitCode null when no process ran
     * @param statusReason in the words of AWS
     * @param reason more about the container, if there is more to say
     */
    record End(@Nullable Integer exitCode, String statusReason, @Nullable String reason) {
        static final String EXITED = "Essential container in task exited";

        static End exited(int code) {
            return new End(code, EXITED, null);
        }

        static End outOfMemory() {
            return new End(137, EXITED, "OutOfMemoryError: Container killed due to memory usage");
        }

        static End notStarted(String reason) {
            return new End(null, "Task failed to start", reason);
        }
    }
}
