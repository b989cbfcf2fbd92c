package dev.signalbox.console.model.batch.why;

import dev.signalbox.console.model.batch.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one thing that keeps a job from running. */
public sealed interface Reason {
    /** AWS has not looked at it yet. */
    record Fresh() implements Reason {}

    /** Its container is being started: the image is fetched, the network made. */
    record Starting() implements Reason {}

    /** It waits for other jobs. */
    record Dependencies(List<Other> open) implements Reason {}

    /** A job that it depends on failed, so it will fail too. */
    record Doomed(Other failed) implements Reason {}

    /** An array that waits for its children. */
    record Children(int size, Map<JobStatus, Integer> counts) implements Reason {}

    /** The queue starts nothing. */
    record QueueNotValid(String queue, String status, String reason) implements Reason {}

    /** No environment of its queue is enabled. */
    record Disabled(List<String> environments) implements Reason {}

    /** No enabled environment of its queue is valid; this is the first of them. */
    record NotValid(String environment, String status, String reason) implements Reason {}

    /** No environment of its queue may ever have as many vCPUs. */
    record TooLarge(double vcpus, String environment, int most) implements Reason {}

    /** AWS says that no machine type of its environments is large enough. */
    record NoSuchMachine(double vcpus, String memoryMiB) implements Reason {}

    /** Other jobs go first. */
    record Behind(int jobs, Optional<Other> first, Optional<String> share) implements Reason {}

    /** It is next, but not enough vCPUs are free. */
    record NoRoom(double vcpus, String environment, double used, int most, int jobs) implements Reason {}

    /** It is next and there is room: a machine is being sought. */
    record SeeksMachine(String environment) implements Reason {}

    /** What AWS says in a way that these rules do not know, or the queue is not known. */
    record Unknown(String said) implements Reason {}

    /** @param status absent when AWS no longer knows the job */
    record Other(String id, String name, Optional<JobStatus> status) {}
}
