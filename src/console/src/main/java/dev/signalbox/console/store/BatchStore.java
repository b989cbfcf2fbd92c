package dev.signalbox.console.store;

import dev.signalbox.console.gateway.BatchJobsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobView;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What the console believes about Batch. */
public final class BatchStore {
    private static final int LOG_LINES = 500;

    private final BatchJobsGateway batch;
    private final LogsGateway logs;
    private final Work work;
    private final Clock clock;
    private final LiveValue<BatchOverview> overview;
    private final Commands commands;
    private final Topic<Integer> waiting = new Topic<>(0);

    /** @param worker runs one task at a time */
    public BatchStore(BatchJobsGateway batch, LogsGateway logs, Executor worker, Clock clock) {
        this(batch, logs, Work.on(worker), clock);
    }

    public BatchStore(BatchJobsGateway batch, LogsGateway logs, Work work, Clock clock) {
        this.batch = batch;
        this.logs = logs;
        this.work = work;
        this.clock = clock;
        this.overview = new LiveValue<>(batch::overview, work.lists(), clock);
        this.commands = new Commands(work.commands(), clock);
        overview.topic().subscribe(state -> state.newest().ifPresent(o -> waiting.publish(waiting(o))));
    }

    private static int waiting(BatchOverview overview) {
        return (int) overview.jobs().stream().filter(j -> j.status() == JobStatus.RUNNABLE).count();
    }

    public Topic<Loadable<BatchOverview>> overview() {
        return overview.topic();
    }

    /** How many jobs wait for a machine. */
    public Topic<Integer> waiting() {
        return waiting;
    }

    public Topic<Outcome> outcome() {
        return commands.outcome();
    }

    public void refresh() {
        overview.refresh();
    }

    /** One job with the end of its log; nothing is asked before the first refresh. */
    public LiveValue<JobView> follow(String jobId) {
        return new LiveValue<>(() -> view(jobId), work.details(), clock);
    }

    private JobView view(String jobId) throws GatewayException {
        var details = batch.job(jobId);
        var stream = details.newestLogStream();
        if (stream.isEmpty()) {
            return new JobView(details, List.of(), Optional.empty());
        }
        try {
            return new JobView(details, logs.tail(details.logGroup(), stream.get(), LOG_LINES), Optional.empty());
        } catch (GatewayException e) {
            // A stream appears with its first line; until then there is nothing wrong.
            var failure = e.failure() instanceof Failure.NotFound ? Optional.<Failure>empty()
                    : Optional.of(e.failure());
            return new JobView(details, List.of(), failure);
        }
    }

    /** @param what the command in words */
    public void enableQueue(String what, String queue, boolean enabled) {
        commands.run(what, () -> {
            batch.enableQueue(queue, enabled);
            refresh();
        });
    }

    /** @param what the command in words */
    public void terminate(String what, List<String> jobIds, String reason) {
        commands.run(what, () -> {
            for (var id : jobIds) {
                batch.terminate(id, reason);
            }
            refresh();
        });
    }
}
