package dev.signalbox.deploy.plan;

/** How a stack stands beside the pipeline that this Signalbox brings along. */
public enum Freshness {
    CURRENT,
    /** The bundled version is higher. */
    OLDER,
    /** The version is the same, but the stack was made of another template. */
    OTHER_TEMPLATE,
    /** The stack was made by a newer Signalbox: giving it the bundled version is a step back. */
    NEWER,
    /** Made of no bundled pipeline, or by something else than Signalbox. */
    FOREIGN;

    /** Whether the bundled version is a step forward. */
    public boolean updateAvailable() {
        return this == OLDER || this == OTHER_TEMPLATE;
    }
}
