package dev.signalbox.deploy;

import java.util.Map;

/**
 * Bytes that a template needs in the artifact bucket.
 *
 * @param source for {@code DEFINITION} and {@code DATA} a file in the pipeline's folder, else the worker module that the jar comes from
 * @param parameters template parameters to fill, by role: {@code bucket} and {@code key}, or {@code image}
 */
public record PipelineArtifact(Kind kind, String source, Map<String, String> parameters) {
    /** What the bytes are. */
    public enum Kind {
        /** A jar of Lambda handlers. */
        LAMBDA,
        /** A state machine definition. */
        DEFINITION,
        /** The container image of a Batch job. */
        IMAGE,
        /** Sample data. */
        DATA
    }

    public PipelineArtifact {
        parameters = Map.copyOf(parameters);
    }
}
