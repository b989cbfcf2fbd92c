package dev.signalbox.console.store;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.FileListing;
import dev.signalbox.console.model.files.FilePage;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What the console believes about the place in S3 that is looked at, page by page. */
public final class FilesStore {
    private final ObjectsGateway objects;
    private final Executor worker;
    private final Clock clock;
    private final Topic<Loadable<FileListing>> listing = new Topic<>(new Loadable.Loading<>());
    private volatile long visit;
    private volatile boolean asked;
    private volatile boolean stopped;

    /** @param worker runs one task at a time */
    public FilesStore(ObjectsGateway objects, Executor worker, Clock clock) {
        this.objects = objects;
        this.worker = worker;
        this.clock = clock;
    }

    public Topic<Loadable<FileListing>> listing() {
        return listing;
    }

    /** Reads the first page of a place; empty means the list of buckets. */
    public synchronized void open(Optional<S3Location> place) {
        long mine = ++visit;
        listing.publish(new Loadable.Loading<>());
        read(mine, () -> first(place));
    }

    /** Reads the place again from its beginning; what is shown stays until then. */
    public synchronized void refresh() {
        long mine = visit;
        listing.latest().newest().ifPresent(shown -> read(mine, () -> first(shown.place())));
    }

    /** After a failure: the same place again. */
    public synchronized void retry(Optional<S3Location> place) {
        long mine = visit;
        read(mine, () -> first(place));
    }

    /** Reads the next page, if there is one and room for it. */
    public synchronized void more() {
        long mine = visit;
        if (!asked) {
            asked = true;
            worker.execute(() -> {
                asked = false;
                nextOf(mine).ifPresent(shown -> load(mine, () -> next(shown)));
            });
        }
    }

    /** Reads page after page to the end, until another place is looked at or somebody says {@link #stop}. */
    public synchronized void all() {
        long mine = visit;
        stopped = false;
        worker.execute(() -> {
            boolean good = true;
            for (var shown = nextOf(mine); good && !stopped && shown.isPresent(); shown = nextOf(mine)) {
                var from = shown.get();
                load(mine, () -> next(from));
                good = listing.latest() instanceof Loadable.Ready;
            }
        });
    }

    /** Ends what {@link #all} does, with the page that it reads. */
    public void stop() {
        stopped = true;
    }

    private Optional<FileListing> nextOf(long mine) {
        return listing.latest().newest().filter(l -> mine == visit && l.next().isPresent() && !l.full());
    }

    private void read(long mine, Reading reading) {
        worker.execute(() -> load(mine, reading));
    }

    /** An answer for a place that was left meanwhile is not shown. */
    private void load(long mine, Reading reading) {
        if (mine != visit) {
            return;
        }
        Loadable<FileListing> state;
        try {
            state = new Loadable.Ready<>(reading.get(), clock.instant());
        } catch (GatewayException e) {
            state = listing.latest().failed(e.failure());
        }
        synchronized (this) {
            if (mine == visit) {
                listing.publish(state);
            }
        }
    }

    private FileListing first(Optional<S3Location> place) throws GatewayException {
        if (place.isEmpty()) {
            return FileListing.of(place, objects.buckets(), Optional.empty());
        }
        FilePage page = objects.page(place.get(), Optional.empty());
        return FileListing.of(place, page.entries(), page.next());
    }

    private FileListing next(FileListing shown) throws GatewayException {
        return shown.plus(objects.page(shown.place().orElseThrow(), shown.next()));
    }

    @FunctionalInterface
    private interface Reading {
        FileListing get() throws GatewayException;
    }
}
