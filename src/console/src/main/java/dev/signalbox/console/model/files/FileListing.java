package dev.signalbox.console.model.files;

import dev.signalbox.console.model.Destination.S3Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has been read of a place so far.
 *
 * @param place a bucket or the beginning of keys; empty for the list of buckets
 * @param next the token of the next page
 */
public record FileListing(Optional<S3Location> place, List<FileEntry> entries, Optional<String> next) {
    public FileListing plus(FilePage page) {
        var all = new ArrayList<>(entries);
        all.addAll(page.entries());
        return new FileListing(place, List.copyOf(all), page.next());
    }
}
