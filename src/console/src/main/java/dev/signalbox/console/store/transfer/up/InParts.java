package dev.signalbox.console.store.transfer.up;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.transfer.MultipartGateway;
import dev.signalbox.console.gateway.transfer.MultipartGateway.Part;
import dev.signalbox.console.gateway.transfer.MultipartGateway.Piece;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.store.transfer.journal.Item;
import dev.signalbox.console.store.transfer.journal.Journal;
import dev.signalbox.console.store.transfer.journal.Journal.Pending;
import dev.signalbox.console.store.transfer.work.Limits;
import dev.signalbox.console.store.transfer.work.Patience;
import dev.signalbox.console.store.transfer.work.SideBySide;
import dev.signalbox.console.store.transfer.work.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends a large file by parts side by side. What S3 has of them after a break it does not get again. */
final class InParts {
    /** Above this a file goes in parts. */
    static final long LARGE = 16L << 20;
    private static final long PART = 8L << 20;
    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
    private static final int MOST_PARTS = 10_000;
    private static final int AT_ONCE = 8;

    private final MultipartGateway gateway;
    private final Journal journal;
    private final Limits limits;
    private final Tally tally;
    private final ExecutorService threads;

    InParts(MultipartGateway gateway, Journal journal, Limits limits, Tally tally, ExecutorService threads) {
        this.gateway = gateway;
        this.journal = journal;
        this.limits = limits;
        this.tally = tally;
        this.threads = threads;
    }

    void put(S3Location place, Pending pending, String type, boolean replace, Tally.Move move)
            throws GatewayException, IOException, InterruptedException {
        var item = pending.item();
        if (!replace && pending.upload().isEmpty() && gateway.find(place).isPresent()) {
            throw taken(place); // said before all of it is sent
        }
        var known = pending.upload().isPresent() ? gateway.parts(place, pending.upload().get())
                : Optional
                        .<List<Part>>empty();
        var upload = known.isPresent() ? pending.upload().get() : begin(place, item, type);
        Map<Integer, Part> parts = new ConcurrentSkipListMap<>(known.orElse(List.of()).stream().filter(p -> p
                .size() == length(item, p.number())).collect(Collectors.toMap(Part::number, p -> p)));
        move.had(parts.values().stream().mapToLong(Part::size).sum());
        var missing = IntStream.rangeClosed(1, count(item)).filter(n -> !parts.containsKey(n)).boxed().toList();
        new SideBySide<Integer>(threads, AT_ONCE).each(missing, number -> parts.put(number, send(new Sending(place,
                upload,
                item, move), number)));
        complete(place, item, upload, List.copyOf(parts.values()), replace);
    }

    private static GatewayException taken(S3Location place) {
        return new GatewayException(new Failure.Rejected(MultipartGateway.TAKEN, place.uri(), Optional.empty()));
    }

    private String begin(S3Location place, Item item, String type) throws GatewayException {
        var upload = gateway.begin(place, type);
        journal.upload(item, upload);
        return upload;
    }

    /** What all parts of a file have in common. */
    private record Sending(S3Location place, String upload, Item item, Tally.Move move) {}

    private Part send(Sending sending, int number) throws GatewayException, InterruptedException {
        var patience = new Patience(limits, tally);
        var item = sending.item;
        var piece = new Piece(Path.of(item.file()), (number - 1) * partSize(item), length(item, number), new Sent(
                sending.move, limits.throttle()));
        while (true) {
            limits.connections().take();
            GatewayException failed;
            try {
                return gateway.send(sending.place, sending.upload, number, piece);
            } catch (GatewayException e) {
                failed = e;
            } finally {
                limits.connections().release();
            }
            patience.again(failed);
        }
    }

    private void complete(S3Location place, Item item, String upload, List<Part> parts, boolean replace)
            throws GatewayException, InterruptedException {
        var patience = new Patience(limits, tally);
        while (true) {
            try {
                gateway.complete(place, upload, parts, replace);
                journal.upload(item, "");
                return;
            } catch (GatewayException e) {
                if (e.failure().code().equals(MultipartGateway.TAKEN)) {
                    gateway.abort(place, upload);
                    journal.upload(item, "");
                }
                if (e.failure() instanceof Failure.NotFound && !patience.isFirst() && gateway.find(place).filter(o -> o
                        .size() == item.size()).isPresent()) {
                    journal.upload(item, "");
                    return; // the answer to an earlier attempt got lost
                }
                patience.again(e);
            }
        }
    }

    private static long partSize(Item item) {
        return Math.max(PART, (item.size() + MOST_PARTS - 1) / MOST_PARTS);
    }

    private static int count(Item item) {
        return (int) ((item.size() + partSize(item) - 1) / partSize(item));
    }

    private static long length(Item item, int number) {
        return Math.min(partSize(item), item.size() - (number - 1) * partSize(item));
    }
}
