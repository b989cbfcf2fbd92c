package dev.signalbox.deploy.internal;

/**
 * An artifact in the artifact bucket.
 *
 * @param uploaded false when the same bytes were already there
 */
public record StoredArtifact(String name, String bucket, String key, long bytes, boolean uploaded) {}
