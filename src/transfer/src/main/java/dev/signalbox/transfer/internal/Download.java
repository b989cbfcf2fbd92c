package dev.signalbox.transfer.internal;

import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchException.Reason;
import dev.signalbox.transfer.FetchPoint;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.FetchRequest;
import dev.signalbox.transfer.Fetched;
import dev.signalbox.transfer.SafeUrl;
import dev.signalbox.transfer.Sink;
import dev.signalbox.transfer.TransferTime;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;

/** One fetch with all its attempts. Used once, by one thread. */
public final class Download {
    /** An attempt that got this far counts as progress, so that a very long body is not given up for its length. */
    private static final long PROGRESS = 1 << 20;

    private final HttpExchange exchange;
    private final FetchPolicy policy;
    private final TransferTime time;
    private final FetchRequest request;
    private final Body body;
    private final Instant deadline;
    private final Duration total;
    private final Alarms alarms;

    /** What all fetches of a policy have in common. */
    public record Means(HttpExchange exchange, FetchPolicy policy, TransferTime time, Alarms alarms) {}

    public Download(Means means, FetchRequest request, Sink sink) {
        this.exchange = means.exchange();
        this.policy = means.policy();
        this.time = means.time();
        this.alarms = means.alarms();
        this.request = request;
        this.total = request.terms().total().orElse(policy.timeouts().total());
        this.deadline = time.now().plus(total);
        this.body = new Body(request, policy.maxBytes(), sink, this::checkDeadline);
    }

    /** Begins there; the sha256 that {@link #run} gives is then that of the rest only. */
    public Download from(FetchPoint point) {
        body.goOnFrom(point);
        return this;
    }

    public Fetched run() throws FetchException, InterruptedException {
        try (var alarm = alarms.set(total)) {
            return run(alarm);
        }
    }

    private Fetched run(Alarm alarm) throws FetchException, InterruptedException {
        int failures = 0;
        for (int attempt = 1;; attempt++) {
            long before = body.received();
            try {
                attempt(alarm);
                return body.finish(attempt);
            } catch (FetchException e) {
                failures = body.received() - before >= PROGRESS ? 1 : failures + 1;
                if (!e.mayPass() || e.reason() == Reason.STORE || failures >= policy.retry().attempts()) {
                    throw e.after(attempt);
                }
                pause(e, failures, attempt);
            }
        }
    }

    private void attempt(Alarm alarm) throws FetchException, InterruptedException {
        checkDeadline();
        try (var answer = exchange.get(request, body.wanted(), alarm)) {
            take(answer);
        } catch (RefusedAddress e) {
            throw FetchException.lasting(Reason.REFUSED, "Refused " + url() + ": " + e.getMessage());
        } catch (IOException e) {
            throw connectionFault(e, alarm);
        }
    }

    private void take(Answer answer) throws FetchException, IOException {
        boolean whole = request.terms().anySuccess() && answer.status() / 100 == 2 && body.wanted().isEmpty();
        switch (whole ? 200 : answer.status()) {
            case 200 -> body.takeWhole(answer);
            case 206 -> body.takeRest(answer);
            case 416 -> body.rangeRefused(status(answer));
            default -> throw status(answer);
        }
    }

    private FetchException status(Answer answer) {
        var retryAfter = answer.header("Retry-After").flatMap(v -> RetryAfter.parse(v, time.now()));
        return FetchException.status(answer.status(), "GET " + url() + " answered " + answer.status(), retryAfter);
    }

    private FetchException connectionFault(IOException fault, Alarm alarm) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Stopped while fetching " + url());
        }
        if (alarm.hasRung()) {
            return tooLong();
        }
        if (fault instanceof SSLException && body.received() == 0 && !isBrokenConnection(fault)) {
            return FetchException.lasting(Reason.TLS, "Refused " + url()
                    + ": its TLS certificate is not trusted, or it does not speak TLS: " + fault.getMessage());
        }
        if (fault instanceof SocketTimeoutException) {
            return FetchException.passing(Reason.TIMED_OUT, "GET " + url() + " was silent for too long after "
                    + body.received() + " bytes", fault);
        }
        return FetchException.passing(Reason.BROKEN, "GET " + url() + " broke after " + body.received() + " bytes: "
                + fault.getMessage(), fault);
    }

    private void pause(FetchException failure, int failures, int attempt) throws FetchException, InterruptedException {
        var pause = failure.retryAfter().orElseGet(() -> policy.retry().pauseAfter(failures, time.random()));
        boolean tooLong = pause.compareTo(policy.retry().longestPause()) > 0 || time.now().plus(pause).isAfter(
                deadline);
        if (tooLong) {
            throw failure.after(attempt);
        }
        time.sleep(pause.isZero() ? Duration.ofMillis(1) : pause);
    }

    /** A handshake that was cut off is not the certificate's fault. */
    private static boolean isBrokenConnection(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException || cause instanceof EOFException
                    || cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private void checkDeadline() throws FetchException {
        if (!time.now().isBefore(deadline)) {
            throw tooLong();
        }
    }

    private FetchException tooLong() {
        return FetchException.lasting(Reason.TIMED_OUT, "GET " + url() + " took longer than " + total.toSeconds()
                + " s; " + body.received() + " bytes had come");
    }

    private String url() {
        return SafeUrl.of(request.url());
    }
}
