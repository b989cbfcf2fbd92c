package dev.signalbox.download.job;

/** The client's own bucket, which gets the file instead of the service's storage. The service never deletes there. */
public record OwnBucket(String bucket, String region) {}
