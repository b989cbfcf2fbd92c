package dev.signalbox.console.store.transfer.down;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.transfer.DownloadsGateway.Range;
import dev.signalbox.console.model.transfer.StoredObject;
import dev.signalbox.console.store.transfer.journal.Item;
import dev.signalbox.console.store.transfer.journal.Journal;
import dev.signalbox.console.store.transfer.work.LocalFileException;
import dev.signalbox.console.store.transfer.work.SideBySide;
import dev.signalbox.console.store.transfer.work.StandstillException;
import dev.signalbox.console.store.transfer.work.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/** Fetches an object by ranges side by side, which all have to be of the same object. */
final class LargeFile {
    /** Above this an object comes in parts. */
    static final long LARGE = 32L << 20;
    private static final long PART = 16L << 20;
    private static final int MOST_PARTS = 2_000;
    private static final int AT_ONCE = 8;

    private final RangeFetch ranges;
    private final Verification verification;
    private final Journal journal;
    private final Landing landing;
    private final ExecutorService threads;

    LargeFile(RangeFetch ranges, Verification verification, Journal journal, Landing landing,
            ExecutorService threads) {
        this.ranges = ranges;
        this.verification = verification;
        this.journal = journal;
        this.landing = landing;
        this.threads = threads;
    }

    static long partSize(long size) {
        return Math.max(PART, (size + MOST_PARTS - 1) / MOST_PARTS);
    }

    /**
     * Fetches what is missing.
     *
     * @param there parts that the file has already, if it is there
     * @param object as it is now; the ETag of the item is what counts
     * @return by what it was verified
     */
    String fetch(Item item, BitSet there, Path part, Tally.Move move, StoredObject object)
            throws GatewayException, IOException, InterruptedException, StandstillException {
        var etag = item.etag().isEmpty() ? object.etag() : item.etag();
        var wanted = new StoredObject(object.location(), item.size(), etag, object.modified(), object.checksums(),
                object.etagIsDigest());
        boolean kept = !there.isEmpty() && Files.exists(part);
        var missing = parts(item.size()).filter(i -> !kept || !there.get(i)).boxed().toList();
        long left = missing.stream().mapToLong(i -> length(item.size(), i)).sum();
        move.had(item.size() - left);
        landing.room(part, left);
        try (var file = new PartFile(part, kept)) {
            new SideBySide<Integer>(threads, AT_ONCE).each(missing, i -> part(wanted, i, file, item, move));
        }
        return verified(wanted, part);
    }

    /** A file that is wrong is of no use for another attempt. */
    private String verified(StoredObject object, Path part) throws GatewayException, IOException {
        try {
            return verification.compare(object, part);
        } catch (MismatchException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private void part(StoredObject object, int number, PartFile file, Item item, Tally.Move move)
            throws GatewayException, IOException, InterruptedException {
        long from = number * partSize(object.size());
        ranges.fetch(object, new Range(from, from + length(object.size(), number)), new RangeFetch.Target() {
            @Override
            public void begins(StoredObject as) {
                // A part is never the whole.
            }

            @Override
            public void bytes(byte[] bytes, int count, long at) throws LocalFileException {
                file.write(bytes, count, at);
            }
        }, move);
        if (Verification.known(object).isEmpty()) { // nothing would tell later that the disk never had it
            file.force();
        }
        journal.part(item, number);
    }

    private static IntStream parts(long size) {
        return IntStream.range(0, (int) ((size + partSize(size) - 1) / partSize(size)));
    }

    private static long length(long size, int part) {
        return Math.min(partSize(size), size - part * partSize(size));
    }
}
