package dev.signalbox.transfer;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.jspecify.annotations.Nullable;

/** Why a body could not be fetched. The message names the URL without its query, which may hold a signature. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What stood in the way. */
    public enum Reason {
        /** The guard did not let the request go out. */
        REFUSED,
        /** The server's certificate is not trusted, or there is no way to speak TLS with it. */
        TLS,
        /** The server answered something else than the body. */
        STATUS,
        /** The server's answer makes no sense, such as the wrong range. */
        PROTOCOL,
        /** More bytes than allowed. */
        TOO_LARGE,
        /** Size or checksum are not those that were promised. */
        MISMATCH,
        /** Too slow. */
        TIMED_OUT,
        /** No connection, or one that broke. */
        BROKEN,
        /** The sink failed; the cause is its exception. */
        STORE
    }

    private final Reason reason;
    private final boolean mayPass;
    private final int status;
    private final int attempts;
    private final transient Optional<Duration> retryAfter;

    private FetchException(String message, @Nullable Throwable cause, Reason reason, Facts facts) {
        super(message, cause);
        this.reason = reason;
        this.mayPass = facts.mayPass;
        this.status = facts.status;
        this.attempts = facts.attempts;
        this.retryAfter = facts.retryAfter;
    }

    private record Facts(boolean mayPass, int status, int attempts, Optional<Duration> retryAfter) {}

    /** A failure that would come again. */
    public static FetchException lasting(Reason reason, String message) {
        return new FetchException(message, null, reason, new Facts(false, 0, 1, Optional.empty()));
    }

    /** A failure that may be gone the next time. */
    public static FetchException passing(Reason reason, String message, Throwable cause) {
        return new FetchException(message, cause, reason, new Facts(true, 0, 1, Optional.empty()));
    }

    /** The server's answer; 5xx, 408 and 429 may pass. */
    public static FetchException status(int status, String message, Optional<Duration> retryAfter) {
        boolean mayPass = status >= 500 || status == 408 || status == 429;
        return new FetchException(message, null, Reason.STATUS, new Facts(mayPass, status, 1, retryAfter));
    }

    /** The same, seen after this many attempts. */
    public FetchException after(int number) {
        var message = number == 1 ? getMessage() : getMessage() + " (after " + number + " attempts)";
        return new FetchException(String.valueOf(message), getCause(), reason,
                new Facts(mayPass, status, number, retryAfter));
    }

    public Reason reason() {
        return reason;
    }

    /** Whether the same fetch may succeed at another time. */
    public boolean mayPass() {
        return mayPass;
    }

    /** The HTTP status of a {@link Reason#STATUS}, else 0. */
    public int status() {
        return status;
    }

    /** The status with its usual words, such as {@code 404 Not Found}. */
    public String statusLine() {
        var words = EnglishReasonPhraseCatalog.INSTANCE.getReason(status, Locale.ROOT);
        return words == null ? Integer.toString(status) : status + " " + words;
    }

    public int attempts() {
        return attempts;
    }

    /** The pause that the server asked for. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
