package dev.signalbox.console.store;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.FileDetails;
import dev.signalbox.console.model.files.FileListing;
import dev.signalbox.console.model.files.FilePage;
import dev.signalbox.console.model.files.Preview;
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

    /** Reads the next page, if there is one. */
    public synchronized void more() {
        long mine = visit;
        worker.execute(() -> {
            var shown = listing.latest().newest();
            if (mine == visit && shown.isPresent() && shown.get().next().isPresent()) {
                load(mine, () -> next(shown.get()));
            }
        });
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
            return new FileListing(place, objects.buckets(), Optional.empty());
        }
        FilePage page = objects.page(place.get(), Optional.empty());
        return new FileListing(place, page.entries(), page.next());
    }

    private FileListing next(FileListing shown) throws GatewayException {
        return shown.plus(objects.page(shown.place().orElseThrow(), shown.next()));
    }

    /** One object with its beginning; nothing is asked before the first refresh. */
    public LiveValue<FileDetails> look(S3Location object) {
        return new LiveValue<>(() -> details(object), worker, clock);
    }

    private FileDetails details(S3Location object) throws GatewayException {
        var properties = objects.properties(object);
        if (properties.size() == 0) {
            return new FileDetails(properties, new Preview.Empty(), 0);
        }
        var bytes = objects.first(object, (int) Math.min(Preview.LIMIT, properties.size()));
        if (Preview.picture(bytes) && bytes.length < properties.size() && properties.size() <= Preview.PICTURE_LIMIT) {
            bytes = objects.first(object, (int) properties.size());
        }
        return new FileDetails(properties, Preview.of(bytes, bytes.length >= properties.size()), bytes.length);
    }

    @FunctionalInterface
    private interface Reading {
        FileListing get() throws GatewayException;
    }
}
