package dev.signalbox.console.model;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.deploy.PipelineErrorRows;
import dev.signalbox.deploy.PipelineFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a deployed pipeline keeps things, by the names that its stack gave them. */
public record StackPlaces(Optional<Results> results, Optional<Uploads> uploads, Optional<ErrorRows> errorRows) {
    public static StackPlaces none() {
        return new StackPlaces(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The bucket of the executions' files. */
    public record Results(String bucket, PipelineFiles rule) {
        public S3Location of(ExecutionId execution) {
            return new S3Location(bucket, rule.prefixOf(execution.name()));
        }
    }

    /** Files put into the folder start an execution each. */
    public record Uploads(S3Location folder, List<Sample> samples) {
        public Uploads {
            samples = List.copyOf(samples);
        }
    }

    /** A file to begin with. */
    public record Sample(String name, Path file) {}

    /** The table of refused rows. */
    public record ErrorRows(String table, PipelineErrorRows attributes) {}
}
