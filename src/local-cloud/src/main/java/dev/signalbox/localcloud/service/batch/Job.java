package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.store.Kept;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.JobDetail;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.batch.model.PlatformCapability;

/**
 * A job as kept.
 *
 * @param order place among all jobs ever submitted, ascending
 * @param parent id of the array job that this is a child of
 * @param environment ARN of the environment that it starts or runs on
 * @param runnableAt when it last became RUNNABLE, in epoch milliseconds
 * @param stopReason what the caller of CancelJob or TerminateJob gave
 * @param blockedAt since when its status reason says why it cannot start, in epoch milliseconds
 */
record Job(@Kept JobDetail detail, long order, @Nullable String parent, @Nullable String environment, long runnableAt,
        @Nullable String stopReason, long blockedAt) {
    private static final Pattern PLACEHOLDER = Pattern.compile("Ref::([A-Za-z0-9_.-]+)");

    String id() {
        return detail.jobId();
    }

    JobStatus status() {
        return detail.status();
    }

    String queue() {
        return detail.jobQueue();
    }

    boolean finished() {
        return status() == JobStatus.SUCCEEDED || status() == JobStatus.FAILED;
    }

    /** Holds vCPUs of its environment. */
    boolean placed() {
        return status() == JobStatus.STARTING || status() == JobStatus.RUNNING;
    }

    boolean terminated() {
        return Boolean.TRUE.equals(detail.isTerminated());
    }

    boolean cancelled() {
        return Boolean.TRUE.equals(detail.isCancelled());
    }

    boolean arrayParent() {
        return detail.arrayProperties() != null && parent == null;
    }

    boolean fargate() {
        return detail.platformCapabilities().contains(PlatformCapability.FARGATE);
    }

    long milliVcpus() {
        return Containers.milliVcpus(detail.container().resourceRequirements(), detail.container().vcpus());
    }

    long memoryMiB() {
        return Containers.memoryMiB(detail.container().resourceRequirements(), detail.container().memory());
    }

    /** The number of the attempt that runs or comes next, from 1. */
    int attempt() {
        return detail.attempts().size() + 1;
    }

    /** The names of a word's placeholders. */
    static Stream<String> placeholders(String word) {
        return PLACEHOLDER.matcher(word).results().map(m -> m.group(1));
    }

    /** The container's command with its {@code Ref::name} placeholders filled in; those without a value stay. */
    List<String> command() {
        var parameters = detail.parameters();
        return detail.container().command().stream().map(word -> PLACEHOLDER.matcher(word)
                .replaceAll(m -> Matcher.quoteReplacement(
                        parameters.getOrDefault(m.group(1), m.group())))).toList();
    }

    /** Sorts by time of submission. */
    String orderKey() {
        return orderKey(order, id());
    }

    static String orderKey(long order, String id) {
        return String.format(Locale.ROOT, "%019d", order) + "|" + id;
    }

    /** A new job, or a new child of an array job. */
    static Job submitted(JobDetail detail, long order, @Nullable String parent) {
        return new Job(detail, order, parent, null, 0, null, 0);
    }

    Job with(Consumer<JobDetail.Builder> change) {
        return new Job(detail.copy(change), order, parent, environment, runnableAt, stopReason, blockedAt);
    }

    Job on(@Nullable String placed) {
        return new Job(detail, order, parent, placed, runnableAt, stopReason, blockedAt);
    }

    Job runnable(long now) {
        return new Job(detail.copy(d -> d.status(JobStatus.RUNNABLE)), order, parent, null, now, stopReason,
                blockedAt);
    }

    Job stopped(String reason) {
        return new Job(detail, order, parent, environment, runnableAt, reason, blockedAt);
    }

    /** With what keeps it from starting, from now on. */
    Job blocked(@Nullable String reason, long now) {
        return new Job(detail.copy(d -> d.statusReason(reason)), order, parent, environment, runnableAt, stopReason,
                now);
    }
}
