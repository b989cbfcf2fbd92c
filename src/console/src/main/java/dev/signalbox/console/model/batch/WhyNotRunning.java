package dev.signalbox.console.model.batch;

import java.util.List;
import java.util.Optional;

/**
 * Why a job has not started, read from what AWS tells about queue, environments and other jobs. What is not known is not
 * guessed.
 */
public sealed interface WhyNotRunning {
    /** It waits for other jobs. */
    record Depends(int jobs) implements WhyNotRunning {}

    /** No environment of its queue is enabled. */
    record Disabled(List<String> environments) implements WhyNotRunning {}

    /** No environment of its queue is large enough. */
    record TooLarge(String vcpus, int largest) implements WhyNotRunning {}

    /** Jobs that came before it go first. */
    record Behind(int jobs) implements WhyNotRunning {}

    /** It is next, and waits until enough vCPUs are free. */
    record NoRoom(String vcpus, List<String> environments) implements WhyNotRunning {}

    /** It is just being taken up. */
    record Fresh() implements WhyNotRunning {}

    /** Empty for a job that has started or ended. */
    static Optional<WhyNotRunning> of(JobDetails job, BatchOverview overview) {
        return switch (job.summary().status()) {
            case SUBMITTED -> Optional.of(new Fresh());
            case PENDING -> Optional.of(new Depends(Math.max(1, job.dependsOn().size())));
            case RUNNABLE -> Optional.of(runnable(job, overview));
            case STARTING, RUNNING, SUCCEEDED, FAILED -> Optional.empty();
        };
    }

    private static WhyNotRunning runnable(JobDetails job, BatchOverview overview) {
        var names = overview.queue(job.summary().queue()).map(JobQueue::environments).orElse(List.of());
        var enabled = names.stream().flatMap(n -> overview.environment(n).stream())
                .filter(ComputeEnvironment::enabled).toList();
        var vcpus = job.container().vcpus();
        int largest = enabled.stream().mapToInt(ComputeEnvironment::maxVcpus).max().orElse(0);
        if (enabled.isEmpty()) {
            return new Disabled(names);
        }
        if (number(vcpus) > largest) {
            return new TooLarge(vcpus, largest);
        }
        int ahead = overview.ahead(job.summary());
        return ahead > 0 ? new Behind(ahead)
                : new NoRoom(vcpus, enabled.stream().map(ComputeEnvironment::name).toList());
    }

    private static double number(String vcpus) {
        try {
            return Double.parseDouble(vcpus);
        } catch (NumberFormatException e) {
            return 0; // AWS did not say; then nothing is claimed about size
        }
    }
}
