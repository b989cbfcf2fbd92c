package dev.signalbox.deploy;

import java.nio.file.Path;
import java.util.List;

/**
 * Where files are put that start an execution each.
 *
 * @param bucket stack output that names the bucket
 * @param prefix key prefix; ends with a slash
 * @param samples files to begin with
 */
public record PipelineUploads(String bucket, String prefix, List<Sample> samples) {
    public PipelineUploads {
        samples = List.copyOf(samples);
    }

    /** A named file of the pipeline's folder. */
    public record Sample(String name, Path file) {}
}
