package dev.signalbox.transfer;

/**
 * A body that arrived whole and is what it was said to be.
 *
 * @param sha256 in lower-case hex
 * @param status that the server answered with
 * @param attempts requests it took, redirects not counted
 */
public record Fetched(Head head, int status, long bytes, String sha256, int attempts) {}
