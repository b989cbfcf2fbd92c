package dev.signalbox.console.store.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.LogsGateway;
import dev.signalbox.console.gateway.batch.BatchPorts;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.JobView;
import dev.signalbox.console.model.batch.definition.JobDefinition;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.Work;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What the console believes about Batch. */
public final class BatchStore {
    private static final int LOG_LINES = 500;
    private static final Pattern JOB_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(:\\d{1,5})?");

    private final BatchPorts batch;
    private final LogsGateway logs;
    private final Work work;
    private final Clock clock;
    private final LiveValue<BatchOverview> overview;
    private final LiveValue<List<JobDefinition>> definitions;
    private final Topic<Integer> waiting = new Topic<>(0);
    private final Topic<Found> found = new Topic<>(new Found("", List.of(), Optional.empty()));

    /** What AWS found by name or id, beyond what is listed. */
    public record Found(String text, List<JobSummary> jobs, Optional<Failure> failure) {}

    public BatchStore(BatchPorts batch, LogsGateway logs, Work work, Clock clock) {
        this.batch = batch;
        this.logs = logs;
        this.work = work;
        this.clock = clock;
        overview = new LiveValue<>(new Overviews(batch)::now, work.lists(), clock);
        definitions = new LiveValue<>(batch.definitions()::definitions, work.details(), clock);
        overview.topic().subscribe(state -> state.newest().ifPresent(o -> waiting.publish(waiting(o))));
    }

    private static int waiting(BatchOverview overview) {
        return (int) overview.jobs().stream().filter(j -> j.status() == JobStatus.RUNNABLE).count();
    }

    public Topic<Loadable<BatchOverview>> overview() {
        return overview.topic();
    }

    /** Active revisions of all job definitions. */
    public Topic<Loadable<List<JobDefinition>>> definitions() {
        return definitions.topic();
    }

    /** How many jobs wait for a machine. */
    public Topic<Integer> waiting() {
        return waiting;
    }

    /** The answer to the last {@link #find}. */
    public Topic<Found> found() {
        return found;
    }

    public void refresh() {
        overview.refresh();
    }

    public void refreshDefinitions() {
        definitions.refresh();
    }

    /** Asks AWS for a job of this id, or for jobs whose names begin so, of any age and in all queues. */
    public void find(String text) {
        var wanted = text.strip();
        work.details().execute(() -> {
            try {
                found.publish(new Found(text, search(wanted), Optional.empty()));
            } catch (GatewayException e) {
                found.publish(new Found(text, List.of(), Optional.of(e.failure())));
            }
        });
    }

    private List<JobSummary> search(String text) throws GatewayException {
        if (JOB_ID.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return batch.jobs().jobs(List.of(text.toLowerCase(Locale.ROOT))).stream().map(JobDetails::summary).toList();
        }
        var jobs = new ArrayList<JobSummary>();
        for (var queue : batch.queues().queues()) {
            jobs.addAll(batch.jobs().named(queue.name(), text));
        }
        return List.copyOf(jobs);
    }

    /** One job with the end of its log; nothing is asked before the first refresh. */
    public LiveValue<JobView> follow(String jobId) {
        return follow(jobId, Optional::empty);
    }

    /**
     * As {@link #follow(String)}.
     *
     * @param stream whose log is wanted; empty for that of the newest attempt
     */
    public LiveValue<JobView> follow(String jobId, Supplier<Optional<String>> stream) {
        return new LiveValue<>(() -> view(jobId, stream.get()), work.details(), clock);
    }

    private JobView view(String jobId, Optional<String> wanted) throws GatewayException {
        var details = batch.jobs().job(jobId);
        var dependencies = details.dependsOn().isEmpty() ? List.<JobSummary>of()
                : batch.jobs().jobs(details.dependsOn().stream().map(JobDetails.Dependency::jobId).toList()).stream()
                        .map(JobDetails::summary).toList();
        var children = details.summary().isArray()
                ? batch.jobs().children(jobId, details.statusSummary().entrySet().stream().filter(e -> e.getValue() > 0)
                        .map(e -> e.getKey()).toList())
                : List.<JobSummary>of();
        var stream = wanted.or(details::newestLogStream);
        try {
            return new JobView(details, dependencies, children, stream, log(details, stream), Optional.empty());
        } catch (GatewayException e) {
            // A stream appears with its first line; until then there is nothing wrong.
            var failure = e.failure() instanceof Failure.NotFound ? Optional.<Failure>empty()
                    : Optional.of(e.failure());
            return new JobView(details, dependencies, children, stream, List.of(), failure);
        }
    }

    private List<LogLine> log(JobDetails details, Optional<String> stream) throws GatewayException {
        return stream.isEmpty() ? List.of()
                : logs.tail(details.logGroup(), stream.get(), LOG_LINES).stream()
                        .map(l -> new LogLine(l.at(), Secrets.withoutSecrets(l.text()))).toList();
    }
}
