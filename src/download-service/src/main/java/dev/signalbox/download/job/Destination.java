package dev.signalbox.download.job;

/**
 * Where the outcome of a job is told.
 *
 * @param backend {@code http}, {@code kafka} or {@code sqs}; what a client wrote, so it may be another word
 * @param address a URL, a topic or a queue's URL
 */
public record Destination(String backend, String address) {}
