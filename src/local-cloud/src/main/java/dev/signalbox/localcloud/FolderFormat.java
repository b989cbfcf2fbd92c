package dev.signalbox.localcloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The version of a data folder, kept in its {@code format.json}: which Signalbox can read it, and that it is a data folder at all.
 * An older one is brought up step by step when it is opened; each step is recorded when it is done, so one that a crash cut off
 * runs again and must bear that.
 */
final class FolderFormat {
    /** Folders of before there were versions. */
    static final int FIRST = 0;
    private static final Logger LOG = LoggerFactory.getLogger(FolderFormat.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final List<Step> steps;

    FolderFormat(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** What this Signalbox knows. A step stays for as long as folders of its version may exist. */
    static FolderFormat current() {
        return new FolderFormat(List.of(new Step("name the version", FolderFormat::nothing)));
    }

    /** From the version that is its place in the list to the next. */
    record Step(String what, Work work) {}

    /** Changes a folder that nobody else has open. */
    @FunctionalInterface
    interface Work {
        void on(Path folder) throws IOException;
    }

    record Content(int version) {}

    private static void nothing(Path folder) {
        LOG.debug("{} needs nothing but its version", folder);
    }

    int newest() {
        return steps.size();
    }

    /**
     * Brings the folder to the newest version; a new folder is of that from the beginning.
     *
     * @throws DataFolderVersionException when it is newer still; it is left as it is
     */
    void bring(Path folder) throws IOException {
        int version = isNew(folder) ? newest() : version(folder);
        if (version > newest()) {
            throw new DataFolderVersionException(folder, version, newest());
        }
        for (int from = version; from < newest(); from++) {
            LOG.info("Bringing the data folder {} from version {} to {}: {}", folder, from, from + 1, steps.get(from)
                    .what());
            steps.get(from).work().on(folder);
            write(folder, from + 1);
        }
        if (!Files.exists(folder.resolve(FolderParts.FORMAT))) {
            write(folder, newest());
        }
    }

    static void write(Path folder, int version) throws IOException {
        OwnerOnly.replace(folder.resolve(FolderParts.FORMAT), JSON.writeValueAsBytes(new Content(version)));
    }

    static int version(Path folder) throws IOException {
        var file = folder.resolve(FolderParts.FORMAT);
        return Files.exists(file) ? JSON.readValue(file.toFile(), Content.class).version() : FIRST;
    }

    private static boolean isNew(Path folder) {
        return !isOne(folder);
    }

    /** Whether a local cloud made this folder, of whatever version. */
    static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve(FolderParts.FORMAT)) || Files.isRegularFile(folder.resolve(
                FolderParts.STATE)) && Files.isRegularFile(folder.resolve(FolderParts.KEYS));
    }
}
