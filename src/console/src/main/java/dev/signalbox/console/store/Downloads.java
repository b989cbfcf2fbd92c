package dev.signalbox.console.store;

import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import java.nio.file.Path;
import java.util.List;

/** Downloads of objects and whole prefixes into folders. */
@FunctionalInterface
public interface Downloads {
    /**
     * Begins a download.
     *
     * @param chosen objects, folders and buckets
     */
    void start(List<FileEntry> chosen, Path folder, Conflict conflict);
}
