package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.model.downloads.DownloadJob;

/** Where the parts of this screen lead each other. */
public interface DownloadsPlaces {
    /** Lists the jobs of an aggregation. */
    void openAggregation(String id);

    void openJob(String id);

    /** Fills the form with what is known of a job. */
    void enqueueAgain(DownloadJob job);
}
