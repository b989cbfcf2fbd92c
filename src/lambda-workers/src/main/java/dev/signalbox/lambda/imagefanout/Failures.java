package dev.signalbox.lambda.imagefanout;

import dev.signalbox.transfer.FetchException;
import java.util.Map;
import java.util.Optional;

/** Says of a failed fetch what the pipeline's contract says of it. */
final class Failures {
    private static final int NOT_FOUND = 404;
    /** What the original reports for everything that is no answer of the server. */
    private static final int NO_ANSWER = 400;
    /** Of a message other than "Could not find", whose length is the URL's. */
    static final int LONGEST = 220;
    private static final Map<Integer, String> REASONS = Map.ofEntries(Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"), Map.entry(402, "Payment Required"), Map.entry(403, "Forbidden"),
            Map.entry(405, "Method Not Allowed"), Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Timeout"), Map.entry(409, "Conflict"), Map.entry(410, "Gone"),
            Map.entry(421, "Misdirected Request"), Map.entry(429, "Too Many Requests"),
            Map.entry(451, "Unavailable For Legal Reasons"), Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"), Map.entry(502, "Bad Gateway"), Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"));

    private Failures() {}

    static ImageResult.Failed of(String url, FetchException failure) {
        return switch (failure.reason()) {
            case STATUS -> new ImageResult.Failed(url, failure.status(), status(url, failure.status()));
            case TOO_LARGE -> new ImageResult.Failed(url, 413, text(failure));
            case STORE -> stored(url, failure);
            case REFUSED, TLS, PROTOCOL, MISMATCH, TIMED_OUT, BROKEN -> new ImageResult.Failed(url, NO_ANSWER, text(
                    failure));
        };
    }

    private static ImageResult.Failed stored(String url, FetchException failure) {
        return failure.getCause() instanceof WrongType wrong
                ? new ImageResult.Failed(url, 415, String.valueOf(wrong.getMessage()))
                : notStored(url, failure);
    }

    static ImageResult.Failed notStored(String url, Exception failure) {
        return new ImageResult.Failed(url, 500, shortened("Could not be stored: " + failure.getMessage()));
    }

    static ImageResult.Failed outOfTime(String url) {
        return new ImageResult.Failed(url, NO_ANSWER, "There was no time left to fetch it");
    }

    private static String status(String url, int status) {
        return status == NOT_FOUND ? "Could not find: " + url
                : "HTTP error " + status + " - " + REASONS.getOrDefault(status, "Unknown");
    }

    private static String text(FetchException failure) {
        return shortened(failure.getMessage() + " [" + failure.reason() + "]");
    }

    private static String shortened(String text) {
        return Optional.of(text).filter(t -> t.length() <= LONGEST - 20).orElseGet(() -> text.substring(0, LONGEST - 20)
                + "...");
    }
}
