package dev.signalbox.download.callback;

import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.job.StoredFile;
import java.time.Instant;
import java.util.Optional;

/** Jobs whose outcome is to be told. */
public final class Jobs {
    public static final JobId ID = new JobId("6QEywYsd0jrKAg");

    private Jobs() {}

    public static Job downloaded(JobId id, CallbackSpec callback) {
        var path = id.value().substring(0, 3) + "/" + id;
        var file = new StoredFile("files", path, "https://dl.example.com/get/" + path, 3, "00");
        return job(id, callback, "", 200, Optional.of(file));
    }

    public static Job failed(JobId id, CallbackSpec callback) {
        return job(id, callback, "Error while downloading, Received status code 404 Not Found, retriable: false, "
                + "internal: false", 404, Optional.empty());
    }

    private static Job job(JobId id, CallbackSpec callback, String error, int status, Optional<StoredFile> file) {
        var spec = JobSpec.of("https://example.com/a.png?x=1&y=2", "example", callback);
        return new Job(id, spec, JobStatus.CALLING_BACK, 1, error, status, file, file.isPresent() ? "10x10" : "",
                "image/png", 1, "", Instant.EPOCH, Instant.EPOCH, Optional.empty(), Optional.empty());
    }
}
