package dev.signalbox.deploy;

/** Where a pipeline is put up; some parameter defaults differ between the two. */
public enum EnvironmentKind {
    /** The embedded local cloud. */
    LOCAL,
    /** AWS, or an endpoint that stands in for it. */
    AWS
}
