package dev.signalbox.console.store.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.batch.JobsGateway;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.bulk.JobAct;
import dev.signalbox.console.model.batch.bulk.JobPlan;
import dev.signalbox.console.model.batch.bulk.JobResult;
import dev.signalbox.console.model.batch.bulk.JobResult.Kind;
import dev.signalbox.console.model.batch.bulk.JobRun;
import dev.signalbox.console.model.batch.bulk.JobRun.Phase;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Cancels, terminates or submits jobs again, one after the other and no faster than the API allows, and then looks at each: Batch
 * answers a cancellation the same whether it cancels anything or not. One plan at a time.
 */
public final class JobActs {
    private static final Duration REST = Duration.ofMillis(500);
    /** Containers get 30 seconds to end. */
    private static final int LOOKS = 80;

    private final JobsGateway jobs;
    private final BatchStore store;
    private final Tasks tasks;
    private final Executor worker;
    private final Settling.Pause pause;
    private final Topic<Optional<JobRun>> state = new Topic<>(Optional.empty());
    private volatile boolean cancelled;

    /** @param worker may be blocked as long as a plan takes */
    public JobActs(JobsGateway jobs, BatchStore store, Tasks tasks, Executor worker) {
        this(jobs, store, tasks, worker, Thread::sleep);
    }

    JobActs(JobsGateway jobs, BatchStore store, Tasks tasks, Executor worker, Settling.Pause pause) {
        this.jobs = jobs;
        this.store = store;
        this.tasks = tasks;
        this.worker = worker;
        this.pause = pause;
    }

    /** The plan at work, or the last one. */
    public Topic<Optional<JobRun>> state() {
        return state;
    }

    /**
     * Begins, unless a plan is at work.
     *
     * @param what its name in the tray
     * @param reason kept by AWS with each job
     */
    public synchronized void begin(String what, JobPlan plan, String reason) {
        if (plan.planned().isEmpty() || state.latest().filter(s -> !s.isOver()).isPresent()) {
            return;
        }
        cancelled = false;
        state.publish(Optional.of(new JobRun(plan, Phase.ACTING, Map.of())));
        worker.execute(() -> work(what, plan, reason));
    }

    /** Nothing more is begun; what was asked for goes on. */
    public void cancel() {
        cancelled = true;
    }

    private void work(String what, JobPlan plan, String reason) {
        var task = tasks.start(what, plan.planned().size() + " jobs", Optional.of(this::cancel));
        Map<String, JobResult> results = new LinkedHashMap<>();
        List<String> asked = new ArrayList<>();
        for (var job : plan.planned()) {
            if (!cancelled) {
                act(plan.act(), job, reason).ifPresentOrElse(r -> results.put(job.id(), r), () -> asked.add(job.id()));
                tell(plan, Phase.ACTING, results);
                task.progress((double) (results.size() + asked.size()) / plan.planned().size(), (results.size() + asked
                        .size()) + " of " + plan.planned().size());
            }
        }
        store.refresh();
        look(plan, asked, results);
        tell(plan, cancelled ? Phase.CANCELLED : Phase.ENDED, results);
        store.refresh();
        var words = results.values().stream().filter(JobResult::isDone).count() + " done, " + results.values().stream()
                .filter(r -> !r.isDone()).count() + " not";
        boolean refused = results.values().stream().anyMatch(r -> r.kind() == Kind.REFUSED || r
                .kind() == Kind.GOES_ON);
        if (cancelled) {
            task.cancelled(words);
        } else if (refused) {
            task.failed(new Failure.Unexpected("NotAll", words, Optional.empty()));
        } else {
            task.done(words, Optional.of(new Destination.Batch()));
        }
    }

    /** What came of it at once; empty if one has to look. */
    private Optional<JobResult> act(JobAct act, JobSummary job, String reason) {
        try {
            switch (act) {
                case CANCEL -> jobs.cancel(job.id(), reason);
                case TERMINATE -> jobs.terminate(job.id(), reason);
                case AGAIN -> {
                    return Optional.of(new JobResult(Kind.SUBMITTED, Optional.empty(), jobs.submit(jobs.again(job
                            .id()))));
                }
            }
            return Optional.empty();
        } catch (GatewayException e) {
            return Optional.of(new JobResult(Kind.REFUSED, Optional.empty(), e.failure().code() + ": " + e.failure()
                    .message()));
        }
    }

    private void look(JobPlan plan, List<String> asked, Map<String, JobResult> results) {
        Map<String, JobStatus> last = new LinkedHashMap<>();
        List<String> open = new ArrayList<>(asked);
        try {
            for (int i = 0; i < LOOKS && !open.isEmpty() && !cancelled; i++) {
                if (i > 0) {
                    Settling.rest(pause, REST);
                }
                for (JobDetails now : jobs.jobs(open)) {
                    last.put(now.summary().id(), now.summary().status());
                    settled(plan.act(), now.summary()).ifPresent(r -> results.put(now.summary().id(), r));
                }
                open.removeIf(results::containsKey);
                tell(plan, Phase.LOOKING, results);
            }
        } catch (GatewayException e) {
            open.forEach(id -> results.put(id, new JobResult(Kind.ASKED, Optional.empty(), e.failure().code() + ": " + e
                    .failure().message())));
            return;
        }
        open.forEach(id -> results.put(id, new JobResult(Kind.ASKED, Optional.ofNullable(last.get(id)), "")));
    }

    private static Optional<JobResult> settled(JobAct act, JobSummary now) {
        var status = Optional.of(now.status());
        if (now.status().ended()) {
            return Optional.of(new JobResult(Kind.ENDED, status, now.statusReason().orElse("")));
        }
        boolean started = now.status() == JobStatus.STARTING || now.status() == JobStatus.RUNNING;
        return act == JobAct.CANCEL && started ? Optional.of(new JobResult(Kind.GOES_ON, status, ""))
                : Optional.empty();
    }

    private void tell(JobPlan plan, Phase phase, Map<String, JobResult> results) {
        state.publish(Optional.of(new JobRun(plan, phase, results)));
    }
}
