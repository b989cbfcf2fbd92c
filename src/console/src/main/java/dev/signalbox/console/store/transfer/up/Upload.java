package dev.signalbox.console.store.transfer.up;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.transfer.MultipartGateway;
import dev.signalbox.console.gateway.transfer.MultipartGateway.Piece;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.store.transfer.journal.Item;
import dev.signalbox.console.store.transfer.journal.Journal;
import dev.signalbox.console.store.transfer.journal.Journal.Pending;
import dev.signalbox.console.store.transfer.work.Hauler;
import dev.signalbox.console.store.transfer.work.Limits;
import dev.signalbox.console.store.transfer.work.LocalFileException;
import dev.signalbox.console.store.transfer.work.Patience;
import dev.signalbox.console.store.transfer.work.Tally;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Makes objects of files. What is there already is not replaced unless somebody allowed it; S3 compares the checksums. */
public final class Upload implements Hauler {
    /** Why a file was not put: there is an object of its name. */
    public static final String TAKEN = "There is an object of that name";
    private static final String VERIFIED = "CRC32";

    private final MultipartGateway gateway;
    private final Journal journal;
    private final Limits limits;
    private final Tally tally;
    private final LocalFiles files;
    private final InParts inParts;

    /** @param threads of the run; they are interrupted to end it */
    public Upload(MultipartGateway gateway, Journal journal, Limits limits, Tally tally, ExecutorService threads) {
        this.gateway = gateway;
        this.journal = journal;
        this.limits = limits;
        this.tally = tally;
        files = new LocalFiles(journal.plan());
        inParts = new InParts(gateway, journal, limits, tally, threads);
    }

    @Override
    public void find(int root, String after, Found found) throws IOException, InterruptedException {
        files.find(root, after, found);
    }

    @Override
    public Optional<String> move(Pending pending, Tally.Move move)
            throws GatewayException, IOException, InterruptedException {
        var now = asItIs(pending);
        var item = now.item();
        var place = location(item);
        boolean replace = journal.totals().replace() || journal.plan().conflict() == Conflict.REPLACE;
        var type = Objects.requireNonNullElse(URLConnection.guessContentTypeFromName(item.key()),
                "application/octet-stream");
        try {
            if (item.size() > InParts.LARGE) {
                inParts.put(place, now, type, replace, move);
            } else {
                put(place, item, type, replace, move);
            }
        } catch (GatewayException e) {
            if (e.failure().code().equals(MultipartGateway.TAKEN)) {
                if (journal.plan().conflict() == Conflict.SKIP) {
                    return Optional.empty();
                }
                throw new LocalFileException(TAKEN, new IOException(e));
            }
            throw e;
        }
        return Optional.of(VERIFIED);
    }

    private void put(S3Location place, Item item, String type, boolean replace, Tally.Move move)
            throws GatewayException, InterruptedException {
        var patience = new Patience(limits, tally);
        while (true) {
            GatewayException failed;
            limits.connections().take();
            try {
                gateway.put(place, piece(item, move), type, replace);
                return;
            } catch (GatewayException e) {
                failed = e;
            } finally {
                limits.connections().release();
            }
            boolean taken = failed.failure().code().equals(MultipartGateway.TAKEN);
            if (taken && !patience.isFirst() && isOurs(place, item)) {
                return; // the answer to an earlier attempt got lost
            }
            patience.again(failed);
        }
    }

    private boolean isOurs(S3Location place, Item item) throws GatewayException {
        return gateway.find(place).filter(o -> o.size() == item.size() && o.modified().toEpochMilli() >= journal.plan()
                .startedAt() - 1000).isPresent();
    }

    private Piece piece(Item item, Tally.Move move) {
        return new Piece(Path.of(item.file()), 0, item.size(), new Sent(move, limits.throttle()));
    }

    /** A file that was changed since it was found goes as it is now, and what was sent of the old one is given up. */
    private Pending asItIs(Pending pending) throws GatewayException, IOException {
        var item = pending.item();
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(Path.of(item.file()), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new LocalFileException(item.file() + " is not there any more", e);
        }
        long modified = now.lastModifiedTime().toMillis();
        if (now.size() == item.size() && modified == item.modified()) {
            return pending;
        }
        discard(pending);
        var next = new Item(item.number(), item.root(), item.key(), now.size(), "", modified, item.file());
        journal.changed(next);
        return new Pending(next, new BitSet(), Optional.empty(), pending.begun());
    }

    private S3Location location(Item item) {
        return new S3Location(journal.plan().roots().get(item.root()).bucket(), item.key());
    }

    @Override
    public void discard(Pending pending) throws GatewayException {
        if (pending.upload().isPresent()) {
            gateway.abort(location(pending.item()), pending.upload().get());
            journal.upload(pending.item(), "");
        }
    }
}
