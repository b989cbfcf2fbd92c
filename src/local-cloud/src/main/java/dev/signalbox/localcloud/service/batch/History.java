package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.batch.model.JobDependency;
import software.amazon.awssdk.services.batch.model.JobStatus;

/**
 * Forgets jobs that ended long ago: whether they are still shown is nobody's promise, and memory and disk are finite. An
 * array job goes with all its children, and none goes that a waiting job depends on.
 */
final class History {
    /** AWS keeps ended jobs for at least this long. */
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration INTERVAL = Duration.ofHours(6);
    private static final Set<JobStatus> ENDED = EnumSet.of(JobStatus.SUCCEEDED, JobStatus.FAILED);

    private final BatchState state;
    private final Time time;

    History(BatchState state, Time time) {
        this.state = state;
        this.time = time;
    }

    /** Now, and again from time to time. */
    void forgetOld() {
        long before = time.now().minus(KEPT).toEpochMilli();
        state.change(() -> {
            var needed = needed();
            state.jobs().entries().filter(e -> ENDED.contains(e.status()) && e.order() < before * 1000).filter(e -> !e
                    .id().contains(":")).flatMap(e -> state.jobs().get(e.id()).stream()).filter(j -> j.detail()
                            .stoppedAt() < before && !needed.contains(j.id())).toList().forEach(this::forget);
        });
        time.at(time.now().plus(INTERVAL), this::forgetOld);
    }

    /** Jobs and array jobs that others wait for. */
    private Set<String> needed() {
        return state.jobs().entries().filter(e -> e.status() == JobStatus.PENDING).flatMap(e -> state.jobs().get(e.id())
                .stream()).map(j -> j.detail().dependsOn()).flatMap(Collection::stream).map(JobDependency::jobId)
                .filter(
                        Objects::nonNull).map(id -> id.split(":", -1)[0]).collect(Collectors.toSet());
    }

    private void forget(Job job) {
        if (job.arrayParent()) {
            state.jobs().newestFirst(Jobs.ofArray(job.id()), ENDED).toList().forEach(state.jobs()::remove);
        }
        state.jobs().remove(job);
    }
}
