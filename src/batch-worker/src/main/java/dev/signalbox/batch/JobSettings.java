package dev.signalbox.batch;

import dev.signalbox.transfer.EnvironmentSettings;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.Timeouts;
import dev.signalbox.transfer.s3.S3Upload;
import java.time.Duration;

/**
 * What the job definition says.
 *
 * @param table of the files
 * @param bucket that takes them
 * @param jobId of AWS Batch, for logs and the manifest
 */
record JobSettings(String table, String bucket, String jobId, FetchPolicy policy) {
    /** S3 takes 10,000 parts. */
    private static final long LARGEST_FILE = 10_000L * S3Upload.PART_BYTES;

    /** @throws IllegalArgumentException naming the variable that is missing or wrong */
    static JobSettings from(EnvironmentSettings env) {
        var times = new Timeouts(seconds(env, "ConnectTimeoutSeconds", Timeouts.DEFAULT.connect()),
                seconds(env, "IdleTimeoutSeconds", Timeouts.DEFAULT.idle()),
                seconds(env, "TotalTimeoutSeconds", Timeouts.DEFAULT.total()));
        var retry = new RetryPolicy((int) env.number("MaxAttempts", RetryPolicy.DEFAULT.attempts(), 1, 100),
                RetryPolicy.DEFAULT.firstPause(), RetryPolicy.DEFAULT.longestPause());
        var policy = new FetchPolicy(env.allowedHosts(), env.flag("AllowPrivateAddresses"),
                env.number("MaxFileBytes", 50L << 30, 1, LARGEST_FILE), (int) env.number("MaxRedirects", 5, 0, 20),
                (int) env.number("Parallelism", 4, 1, 32), times, retry);
        return new JobSettings(env.required("FileTable"), env.required("Bucket"),
                env.optional("AWS_BATCH_JOB_ID").orElse("none"), policy);
    }

    private static Duration seconds(EnvironmentSettings env, String name, Duration fallback) {
        return Duration.ofSeconds(env.number(name, fallback.toSeconds(), 1, 1_209_600));
    }

    /** As many files at a time as the heap has room for; each needs two part buffers, and half of the heap is kept free. */
    JobSettings fittingInto(long heapBytes) {
        long room = heapBytes / 2 / (2L * S3Upload.PART_BYTES);
        int fitting = (int) Math.clamp(room, 1, policy.maxConcurrent());
        return new JobSettings(table, bucket, jobId, policy.withMaxConcurrent(fitting));
    }
}
