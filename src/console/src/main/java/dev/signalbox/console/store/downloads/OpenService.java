package dev.signalbox.console.store.downloads;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.downloads.DownloadServiceGateway;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.downloads.DownloadAggregation;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.JobPage;
import dev.signalbox.console.model.downloads.JobQuery;
import dev.signalbox.console.model.downloads.ServiceAddress;
import dev.signalbox.console.model.downloads.ServiceState;
import dev.signalbox.console.model.downloads.stats.StatsHistory;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.Work;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the console believes about the download service that is open. */
public final class OpenService {
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    private final ServiceAddress address;
    private final DownloadServiceGateway gateway;
    private final Work work;
    private final Clock clock;
    private final LiveValue<ServiceState> state;
    private final LiveValue<List<DownloadAggregation>> aggregations;
    private final LiveValue<JobList> jobs;
    private final Topic<StatsHistory> history = new Topic<>(StatsHistory.EMPTY);
    private volatile Wanted wanted = new Wanted(JobQuery.ALL, 1);

    /** What is listed, and how much of it. */
    private record Wanted(JobQuery query, int pages) {}

    /**
     * Jobs, newest first.
     *
     * @param query what was asked
     * @param more whether there are others that can be asked for
     */
    public record JobList(JobQuery query, List<DownloadJob> jobs, boolean more) {
        public JobList {
            jobs = List.copyOf(jobs);
        }
    }

    OpenService(ServiceAddress address, DownloadServiceGateway gateway, Work work, Clock clock) {
        this.address = address;
        this.gateway = gateway;
        this.work = work;
        this.clock = clock;
        state = new LiveValue<>(() -> new ServiceState(gateway.instances(), gateway.counts()), work.lists(), clock);
        aggregations = new LiveValue<>(gateway::aggregations, work.lists(), clock);
        jobs = new LiveValue<>(this::read, work.lists(), clock);
        state.topic().subscribe(this::remember);
    }

    private void remember(Loadable<ServiceState> now) {
        if (now instanceof Loadable.Ready(ServiceState read, var at)) {
            history.publish(history.latest().after(read, at));
        }
    }

    private JobList read() throws GatewayException {
        var asked = wanted;
        var all = new ArrayList<DownloadJob>();
        Optional<String> cursor = Optional.of("");
        for (int page = 0; page < asked.pages() && cursor.isPresent(); page++) {
            JobPage next = gateway.jobs(asked.query(), cursor.get(), PAGE);
            all.addAll(next.jobs());
            cursor = next.next();
        }
        return new JobList(asked.query(), all, cursor.isPresent() && asked.pages() < MOST_PAGES);
    }

    public ServiceAddress address() {
        return address;
    }

    DownloadServiceGateway gateway() {
        return gateway;
    }

    /** Its processes and how many jobs are in which state. */
    public LiveValue<ServiceState> state() {
        return state;
    }

    public LiveValue<List<DownloadAggregation>> aggregations() {
        return aggregations;
    }

    public LiveValue<JobList> jobs() {
        return jobs;
    }

    /** How its counters went up since it was opened. */
    public Topic<StatsHistory> history() {
        return history;
    }

    /** Lists other jobs from now on. */
    public void list(JobQuery query) {
        wanted = new Wanted(query, 1);
        jobs.refresh();
    }

    /** Lists a page more from now on. */
    public void more() {
        var now = wanted;
        wanted = new Wanted(now.query(), Math.min(MOST_PAGES, now.pages() + 1));
        jobs.refresh();
    }

    /** One job; nothing is asked before the first refresh. */
    public LiveValue<DownloadJob> follow(String id) {
        return new LiveValue<>(() -> gateway.job(id), work.details(), clock);
    }

    /** Reads all anew that a change may have changed. */
    void refresh() {
        state.refresh();
        jobs.refresh();
        aggregations.refresh();
    }
}
