package dev.signalbox.console.model.downloads.many;

import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.DownloadStatus;

/** What can be done to jobs. */
public enum JobAct {
    CANCEL, RETRY_CALLBACK;

    /** Whether the job's state allows it. */
    public boolean fits(DownloadJob job) {
        return switch (this) {
            case CANCEL -> job.status().isCancelable();
            case RETRY_CALLBACK -> job.status() == DownloadStatus.CALLBACK_FAILED;
        };
    }
}
