package dev.signalbox.download.processor;

import dev.signalbox.download.store.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files on their way: {@code <id>.<fence>.tmp}, so that two processors that share the folder never share a file. */
final class TempFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TempFiles.class);
    private static final String OURS = "[A-Za-z0-9_-]{14}\\.\\d+\\.tmp|\\.write-check.*\\.tmp";

    private final Path folder;

    TempFiles(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder if it is not there, and sees whether it can be written to. */
    void prepare() throws IOException {
        Files.createDirectories(folder);
        Files.delete(Files.createTempFile(folder, ".write-check", ".tmp"));
    }

    Path of(Claim claim) {
        return folder.resolve(claim.id() + "." + claim.fence() + ".tmp");
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("file", file).addKeyValue("error", e.toString())
                    .log("A temporary file could not be removed; a later start of a processor does it");
        }
    }

    /** Removes what dead processes left: files that nobody has written to for so long. */
    void removeLeftovers(Duration age) {
        var before = Instant.now().minus(age);
        int removed = 0;
        try (var files = Files.newDirectoryStream(folder, f -> f.getFileName().toString().matches(OURS))) {
            for (var file : files) {
                if (isOlder(file, before)) {
                    remove(file);
                    removed++;
                }
            }
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("error", e.toString()).log("Old temporary files could not be looked for");
        }
        if (removed > 0) {
            LOG.atInfo().addKeyValue("files", removed).log("Removed temporary files of processes that are gone");
        }
    }

    private static boolean isOlder(Path file, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            // Its process has removed it just now.
            return false;
        }
    }
}
