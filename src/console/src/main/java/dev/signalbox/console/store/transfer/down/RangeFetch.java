package dev.signalbox.console.store.transfer.down;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.transfer.DownloadsGateway;
import dev.signalbox.console.gateway.transfer.DownloadsGateway.Range;
import dev.signalbox.console.gateway.transfer.ObjectBody;
import dev.signalbox.console.model.transfer.StoredObject;
import dev.signalbox.console.store.transfer.work.Limits;
import dev.signalbox.console.store.transfer.work.LocalFileException;
import dev.signalbox.console.store.transfer.work.Pace;
import dev.signalbox.console.store.transfer.work.Patience;
import dev.signalbox.console.store.transfer.work.Tally;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a range of an object in order, going on where a connection broke off. All of it has the same ETag. */
final class RangeFetch {
    private static final int BUFFER = 256 << 10;

    private final DownloadsGateway gateway;
    private final Limits limits;
    private final Tally tally;

    RangeFetch(DownloadsGateway gateway, Limits limits, Tally tally) {
        this.gateway = gateway;
        this.limits = limits;
        this.tally = tally;
    }

    /** Takes bytes in their order; what it cannot take it throws as {@link LocalFileException}. */
    interface Target {
        void begins(StoredObject object);

        void bytes(byte[] bytes, int count, long at) throws LocalFileException;
    }

    void fetch(StoredObject object, Range range, Target target, Tally.Move move)
            throws GatewayException, IOException, InterruptedException {
        var patience = new Patience(limits, tally);
        long at = range.from();
        while (true) {
            try {
                at = attempt(object, new Range(at, range.to()), target, new Progress(move, patience, at));
                return;
            } catch (Broken broken) {
                at = broken.at;
                if (at == range.to() && at > range.from()) {
                    return; // all is there, and whether it is right is seen by its checksum
                }
                if (broken.service != null) {
                    patience.again(broken.service);
                } else {
                    patience.again(broken.connection);
                }
            }
        }
    }

    private long attempt(StoredObject object, Range range, Target target, Progress progress)
            throws Broken, IOException, InterruptedException {
        limits.connections().take();
        boolean whole = range.from() == 0 && range.to() == object.size();
        try (var body = gateway.get(object.location(), whole ? Optional.empty() : Optional.of(range), object.etag())) {
            check(body, range);
            if (whole) {
                target.begins(body.object());
            }
            copy(body, range, target, progress);
            return progress.at;
        } catch (GatewayException e) {
            throw new Broken(progress.at, e, new IOException(e));
        } catch (LocalFileException e) {
            throw e;
        } catch (IOException e) {
            throw new Broken(progress.at, null, e);
        } finally {
            limits.connections().release();
        }
    }

    /** An answer with another range or another length than asked for is not used. */
    private static void check(ObjectBody body, Range range) throws IOException {
        if (body.from() != range.from() || body.length() != range.to() - range.from()) {
            throw new IOException("the answer has " + body.length() + " bytes from " + body.from() + " instead of "
                    + (range.to() - range.from()) + " from " + range.from());
        }
    }

    private void copy(ObjectBody body, Range range, Target target, Progress progress)
            throws IOException, InterruptedException {
        var pace = new Pace(limits.slow());
        var buffer = new byte[Math.clamp(range.to() - range.from(), 1, BUFFER)];
        while (true) {
            long before = System.nanoTime();
            int count = body.bytes().read(buffer, 0, buffer.length);
            if (count < 0) {
                break;
            }
            pace.read(count, System.nanoTime() - before);
            if (progress.at + count > range.to()) {
                throw new IOException("more bytes came than were asked for");
            }
            target.bytes(buffer, count, progress.at);
            progress.came(count);
            tally.goOn();
            limits.throttle().took(count);
        }
        if (progress.at < range.to()) {
            throw new IOException("the answer ended " + (range.to() - progress.at) + " bytes too early");
        }
    }

    /** How far an attempt came. */
    private static final class Progress {
        private final Tally.Move move;
        private final Patience patience;
        private long at;

        private Progress(Tally.Move move, Patience patience, long at) {
            this.move = move;
            this.patience = patience;
            this.at = at;
        }

        private void came(int count) {
            at += count;
            move.moved(count);
            patience.progress();
        }
    }

    /** An attempt that did not come to its end. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;
        private final long at;
        private final transient @Nullable GatewayException service;
        private final transient IOException connection;

        private Broken(long at, @Nullable GatewayException service, IOException connection) {
            super(connection);
            this.at = at;
            this.service = service;
            this.connection = connection;
        }
    }
}
