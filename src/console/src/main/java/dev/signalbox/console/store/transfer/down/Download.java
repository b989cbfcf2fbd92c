package dev.signalbox.console.store.transfer.down;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.transfer.DownloadsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.transfer.StoredObject;
import dev.signalbox.console.store.transfer.journal.Item;
import dev.signalbox.console.store.transfer.journal.Journal;
import dev.signalbox.console.store.transfer.journal.Journal.Pending;
import dev.signalbox.console.store.transfer.work.Hauler;
import dev.signalbox.console.store.transfer.work.Limits;
import dev.signalbox.console.store.transfer.work.LocalFileException;
import dev.signalbox.console.store.transfer.work.StandstillException;
import dev.signalbox.console.store.transfer.work.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Makes files of objects. A file gets its name only when all of it is there and what S3 knows of it was compared. */
public final class Download implements Hauler {
    /** How often an object may change, or come wrong, before it counts as failed. */
    private static final int CHANGES = 3;

    private final DownloadsGateway gateway;
    private final Journal journal;
    private final Landing landing;
    private final Listing listing;
    private final SmallFile small;
    private final LargeFile large;

    /** @param threads of the run; they are interrupted to end it */
    public Download(DownloadsGateway gateway, Journal journal, Limits limits, Tally tally, ExecutorService threads)
            throws IOException {
        this.gateway = gateway;
        this.journal = journal;
        var mark = journal.folder().getFileName().toString();
        landing = new Landing(Path.of(journal.plan().folder()), journal.plan().conflict(), mark);
        listing = new Listing(gateway, journal, limits, tally, threads);
        var ranges = new RangeFetch(gateway, limits, tally);
        var verification = new Verification(gateway);
        small = new SmallFile(gateway, ranges, verification);
        large = new LargeFile(ranges, verification, journal, landing, threads);
    }

    @Override
    public void find(int root, String after, Found found)
            throws GatewayException, IOException, InterruptedException {
        listing.find(root, after, found);
    }

    @Override
    public Optional<String> move(Pending pending, Tally.Move move)
            throws GatewayException, IOException, InterruptedException, StandstillException {
        Item item = pending.item();
        var part = landing.part(item);
        if (pending.begun() && Files.notExists(part) && landing.isThere(item)) {
            move.had(item.size());
            return Optional.of(""); // its name was given, only the journal did not hear of it any more
        }
        if (!landing.isWanted(item)) {
            return Optional.empty();
        }
        landing.prepare(item);
        return Optional.of(fetchAsItIs(item, pending.parts(), part, move));
    }

    private String fetchAsItIs(Item first, BitSet there, Path part, Tally.Move move)
            throws GatewayException, IOException, InterruptedException, StandstillException {
        Item item = first;
        BitSet parts = there;
        for (int change = 1;; change++) {
            try {
                var how = fetch(item, parts, part, move);
                name(item, landing.land(item, part));
                return how;
            } catch (GatewayException e) {
                if (!e.failure().code().equals(DownloadsGateway.CHANGED) || change == CHANGES) {
                    throw e;
                }
                item = changed(item);
            } catch (MismatchException e) {
                if (change == CHANGES) {
                    throw e;
                }
            }
            parts = new BitSet();
            move.had(-move.done());
        }
    }

    private void name(Item item, String name) {
        if (!name.equals(item.file())) {
            journal.named(item, name);
        }
    }

    private String fetch(Item item, BitSet parts, Path part, Tally.Move move)
            throws GatewayException, IOException, InterruptedException, StandstillException {
        try {
            if (item.size() > LargeFile.LARGE) {
                return large.fetch(item, parts, part, move, gateway.head(location(item)));
            }
            var object = item.etag().isEmpty() ? gateway.head(location(item))
                    : new StoredObject(location(item), item
                            .size(), item.etag(), Instant.ofEpochMilli(item.modified()), Map.of(), false);
            return small.fetch(object, part, move);
        } catch (LocalFileException e) {
            throw Landing.explained(e);
        }
    }

    /** The object is another one now; it is fetched as it is now, from the beginning. */
    private Item changed(Item item) throws GatewayException {
        var now = gateway.head(location(item));
        var next = new Item(item.number(), item.root(), item.key(), now.size(), now.etag(), now.modified()
                .toEpochMilli(), item.file());
        journal.changed(next);
        return next;
    }

    private S3Location location(Item item) {
        return new S3Location(journal.plan().roots().get(item.root()).bucket(), item.key());
    }

    @Override
    public void discard(Pending item) throws IOException {
        Files.deleteIfExists(landing.part(item.item()));
    }
}
