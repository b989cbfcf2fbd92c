package dev.signalbox.console.model.downloads;

import java.util.Optional;

/** Which jobs are listed; what is empty matches all. */
public record JobQuery(Optional<DownloadStatus> status, Optional<String> aggregation) {
    public static final JobQuery ALL = new JobQuery(Optional.empty(), Optional.empty());
}
