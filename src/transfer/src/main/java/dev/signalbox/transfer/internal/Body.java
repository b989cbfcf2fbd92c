package dev.signalbox.transfer.internal;

import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchException.Reason;
import dev.signalbox.transfer.FetchPoint;
import dev.signalbox.transfer.FetchRequest;
import dev.signalbox.transfer.Fetched;
import dev.signalbox.transfer.Head;
import dev.signalbox.transfer.SafeUrl;
import dev.signalbox.transfer.Sink;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What has arrived so far, over all attempts: counted, digested and handed to the sink in order. */
final class Body {
    private static final int BUFFER = 64 * 1024;

    private final FetchRequest request;
    private final long maxBytes;
    private final Sink sink;
    private final Deadline deadline;
    private final MessageDigest digest = sha256();
    private Head head = new Head(OptionalLong.empty(), Optional.empty(), Optional.empty());
    private Optional<String> validator = Optional.empty();
    private OptionalLong total = OptionalLong.empty();
    private long received;
    private int status;

    /** Throws when the time is up. */
    interface Deadline {
        void check() throws FetchException;
    }

    Body(FetchRequest request, long maxBytes, Sink sink, Deadline deadline) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.sink = sink;
        this.deadline = deadline;
    }

    /** The sink has the first part already. */
    void goOnFrom(FetchPoint point) {
        received = point.received();
        validator = Optional.of(point.validator());
        total = point.length();
    }

    long received() {
        return received;
    }

    /** Asks for the rest if there is something to go on from; If-Range makes the server send all when it has changed. */
    Map<String, String> wanted() {
        return received > 0 && validator.isPresent()
                ? Map.of("Range", "bytes=" + received + "-", "If-Range", validator.get())
                : Map.of();
    }

    void takeWhole(Answer answer) throws FetchException, IOException {
        status = answer.status();
        head = answer.head();
        validator = answer.validator();
        received = 0;
        digest.reset();
        total = OptionalLong.empty();
        promise(head.length());
        start();
        pump(answer);
    }

    void takeRest(Answer answer) throws FetchException, IOException {
        var range = answer.header("Content-Range").flatMap(ContentRange::parse);
        if (wanted().isEmpty() || range.isEmpty() || range.get().first() != received) {
            throw protocol("answered with another part than the one asked for");
        }
        if (total.isPresent() && range.get().total().isPresent() && !total.equals(range.get().total())) {
            throw protocol("changed its length from " + total.getAsLong() + " to " + range.get().total().getAsLong());
        }
        status = answer.status();
        promise(range.get().total());
        pump(answer);
    }

    /** The server cannot go on from here: the next attempt starts over. */
    void rangeRefused(FetchException refusal) throws FetchException {
        if (wanted().isEmpty()) {
            throw refusal;
        }
        validator = Optional.empty();
        throw FetchException.passing(Reason.BROKEN, "GET " + url() + " would not go on after " + received + " bytes",
                refusal);
    }

    Fetched finish(int attempts) throws FetchException {
        if (request.size().isPresent() && request.size().getAsLong() != received) {
            throw mismatch("has " + received + " bytes instead of " + request.size().getAsLong());
        }
        var actual = HexFormat.of().formatHex(digest.digest());
        if (request.sha256().isPresent() && !request.sha256().get().equalsIgnoreCase(actual)) {
            throw mismatch("has the sha256 " + actual + " instead of " + request.sha256().get());
        }
        return new Fetched(head, status, received, actual, attempts);
    }

    private void promise(OptionalLong length) throws FetchException {
        if (length.isEmpty()) {
            return;
        }
        total = length;
        if (length.getAsLong() > maxBytes) {
            throw tooLarge("is " + length.getAsLong() + " bytes long");
        }
        if (request.size().isPresent() && request.size().getAsLong() != length.getAsLong()) {
            throw mismatch("is " + length.getAsLong() + " bytes long instead of " + request.size().getAsLong());
        }
    }

    private void pump(Answer answer) throws FetchException, IOException {
        var buffer = new byte[BUFFER];
        var in = answer.body();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (received + read > maxBytes) {
                throw tooLarge("has more than " + maxBytes + " bytes");
            }
            write(buffer, read);
            digest.update(buffer, 0, read);
            received += read;
            deadline.check();
        }
        if (total.isPresent() && total.getAsLong() != received) {
            throw new IOException("the body ended before its " + total.getAsLong() + " bytes");
        }
    }

    private void start() throws FetchException {
        try {
            sink.answered(status);
            sink.start(head);
        } catch (IOException e) {
            throw stored(e);
        }
    }

    private void write(byte[] buffer, int length) throws FetchException {
        try {
            sink.write(buffer, 0, length);
        } catch (IOException e) {
            throw stored(e);
        }
    }

    private FetchException stored(IOException fault) {
        return FetchException.passing(Reason.STORE, url() + " could not be stored: " + fault.getMessage(), fault);
    }

    private FetchException tooLarge(String how) {
        return FetchException.lasting(Reason.TOO_LARGE, url() + " " + how + "; at most " + maxBytes + " are allowed");
    }

    private FetchException mismatch(String how) {
        return FetchException.lasting(Reason.MISMATCH, url() + " " + how);
    }

    private FetchException protocol(String how) {
        return FetchException.lasting(Reason.PROTOCOL, "GET " + url() + " " + how);
    }

    private String url() {
        return SafeUrl.of(request.url());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
