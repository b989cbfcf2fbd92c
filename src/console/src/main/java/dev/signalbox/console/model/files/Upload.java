package dev.signalbox.console.model.files;

import dev.signalbox.console.model.Destination.S3Location;
import java.nio.file.Path;

/** A file and the object that it becomes. */
public record Upload(Path file, S3Location place) {
    /** @param folder a bucket or a prefix that ends with a slash */
    public static Upload into(S3Location folder, Path file) {
        return new Upload(file, new S3Location(folder.bucket(), folder.key() + file.getFileName()));
    }
}
