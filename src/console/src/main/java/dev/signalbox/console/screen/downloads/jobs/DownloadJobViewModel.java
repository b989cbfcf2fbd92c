package dev.signalbox.console.screen.downloads.jobs;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.ServiceAddress;
import dev.signalbox.console.screen.downloads.DownloadsSurroundings;
import dev.signalbox.console.screen.downloads.ServicePart;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.downloads.OpenService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The job in the right-hand pane, followed while it is open and the screen is shown. */
public final class DownloadJobViewModel implements ServicePart {
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final DownloadsSurroundings around;
    private final ReadOnlyObjectWrapper<Optional<String>> id = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Loadable<DownloadJob>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private Optional<LiveValue<DownloadJob>> followed = Optional.empty();
    private Optional<OpenService> service = Optional.empty();
    private List<Subscription> subscriptions = List.of();

    DownloadJobViewModel(DownloadsSurroundings around) {
        this.around = around;
    }

    /** Opens a job; the one that is open already goes on. */
    public void open(String jobId) {
        if (!id.get().equals(Optional.of(jobId))) {
            stop();
            state.set(new Loadable.Loading<>());
            id.set(Optional.of(jobId));
            followed = service.map(s -> s.follow(jobId));
            resume();
        }
    }

    public void close() {
        stop();
        id.set(Optional.empty());
        followed = Optional.empty();
    }

    public void refresh() {
        followed.ifPresent(LiveValue::refresh);
    }

    @Override
    public List<Subscription> follow(OpenService open, boolean other) {
        if (service.filter(s -> !s.equals(open)).isPresent()) {
            close(); // what was opened before there was a service, by a link, stays open
        }
        service = Optional.of(open);
        if (followed.isEmpty()) {
            followed = id.get().map(open::follow);
        }
        resume();
        return List.of(this::stop);
    }

    @Override
    public void none() {
        close();
        service = Optional.empty();
    }

    private void resume() {
        stop();
        followed.ifPresent(live -> {
            var jobId = id.get();
            subscriptions = List.of(live.topic().subscribe(new LatestOnFx<>(around.fxThread(), s -> show(jobId, s))),
                    around.poller().every(PERIOD, "Downloads GET /jobs/id", live::refresh, this::isOver));
        });
    }

    private boolean isOver() {
        return followed.flatMap(f -> f.topic().latest().newest()).filter(j -> j.status().isEnd()).isPresent();
    }

    private void stop() {
        subscriptions.forEach(Subscription::close);
        subscriptions = List.of();
    }

    /** A value of a job that was closed meanwhile may still be on its way. */
    private void show(Optional<String> jobId, Loadable<DownloadJob> now) {
        if (id.get().equals(jobId)) {
            state.set(now);
        }
    }

    /** Where its file is shown; empty when it is not there, or not in S3. */
    Optional<Destination.S3Location> file(DownloadJob job) {
        return job.stored().path().flatMap(path -> job.stored().bucket().or(() -> service.map(OpenService::address)
                .flatMap(ServiceAddress::bucket)).map(bucket -> new Destination.S3Location(bucket, path)));
    }

    /** A line for a shell that asks for the job; the key stands in a variable. */
    String curl(DownloadJob job) {
        return "curl -sS -H \"Authorization: Bearer $DOWNLOADER_API_KEY\" '" + service.map(s -> s.address().url()
                .toString()).orElse("") + "/jobs/" + job.id() + "'";
    }

    DownloadsSurroundings around() {
        return around;
    }

    /** Id of the open job. */
    public ReadOnlyObjectProperty<Optional<String>> idProperty() {
        return id.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<DownloadJob>> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
