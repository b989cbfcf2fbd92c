package dev.signalbox.console.model.files;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.list.FileList;
import java.util.List;
import java.util.Optional;

/**
 * What has been read of a place so far.
 *
 * @param place a bucket or the beginning of keys; empty for the list of buckets
 * @param next the token of the next page
 */
public record FileListing(Optional<S3Location> place, FileList entries, Optional<String> next) {
    public static FileListing of(Optional<S3Location> place, List<FileEntry> first, Optional<String> next) {
        return new FileListing(place, FileList.none().plus(place, first), next);
    }

    public FileListing plus(FilePage page) {
        return new FileListing(place, entries.plus(place, page.entries()), page.next());
    }

    /** Whether no more is kept, though there is more. */
    public boolean full() {
        return next.isPresent() && entries.size() >= FileList.MOST;
    }
}
