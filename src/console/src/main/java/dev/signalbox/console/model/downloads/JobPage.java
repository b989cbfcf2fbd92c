package dev.signalbox.console.model.downloads;

import java.util.List;
import java.util.Optional;

/**
 * Jobs, newest first.
 *
 * @param next what to ask with for those that follow
 */
public record JobPage(List<DownloadJob> jobs, Optional<String> next) {
    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
