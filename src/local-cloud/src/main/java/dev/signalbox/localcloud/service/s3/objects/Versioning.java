package dev.signalbox.localcloud.service.s3.objects;

/** Whether a bucket keeps what is replaced or deleted. */
public enum Versioning {
    /** It never did. */
    OFF,
    ENABLED,
    /** What is stored now has the version {@code null}; what was kept before stays. */
    SUSPENDED
}
