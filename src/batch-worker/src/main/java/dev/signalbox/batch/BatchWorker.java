package dev.signalbox.batch;

import dev.signalbox.transfer.EnvironmentSettings;
import dev.signalbox.transfer.JsonLog;
import dev.signalbox.transfer.TransferTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The AWS Batch job: {@code BatchWorker <execution name>} downloads all files recorded for the execution. The name is
 * the last argument; settings come from environment variables, see {@link JobSettings}.
 *
 * <p>Exit codes: 0 all files are there, 1 a file failed for good, 2 wrong call or settings, 75 another attempt may go
 * on from here.
 */
public final class BatchWorker {
    /** AWS kills 30 s after it asked to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private BatchWorker() {}

    /** Ends the JVM with the job's exit code. */
    public static void main(String[] args) throws InterruptedException {
        var time = TransferTime.system();
        var env = new EnvironmentSettings(System.getenv());
        var log = new JsonLog(System.out, time, Map.of("job", env.optional("AWS_BATCH_JOB_ID").orElse("none"),
                "attempt", env.optional("AWS_BATCH_JOB_ATTEMPT").orElse("1")));
        System.exit(run(args, env, time, log));
    }

    private static int run(String[] args, EnvironmentSettings env, TransferTime time, JsonLog log)
            throws InterruptedException {
        if (args.length == 0 || args[args.length - 1].isBlank()) {
            log.error("usage", Map.of("error", "The last argument must be the execution's name"));
            return Job.EXIT_USAGE;
        }
        try {
            var settings = JobSettings.from(env).fittingInto(Runtime.getRuntime().maxMemory());
            var execution = args[args.length - 1];
            return run(new Job(execution, settings, time, log.with(Map.of("execution", execution))), execution,
                    settings);
        } catch (IllegalArgumentException e) {
            log.error("settings", Map.of("error", String.valueOf(e.getMessage())));
            return Job.EXIT_USAGE;
        } catch (SdkException e) {
            log.error("aws", Map.of("error", String.valueOf(e.getMessage()), "retryable", e.retryable()));
            return e.retryable() ? Summary.EXIT_TRY_AGAIN : Summary.EXIT_FAILED;
        }
    }

    private static int run(Job job, String execution, JobSettings settings) throws InterruptedException {
        var ended = new CountDownLatch(1);
        var onSigterm = new Thread(() -> stop(job, ended));
        try (var dynamo = DynamoDbClient.create();
                var s3 = S3Client.builder().serviceConfiguration(c -> c.chunkedEncodingEnabled(false)).build();
                var uploads = Executors.newVirtualThreadPerTaskExecutor()) {
            var place = new S3FileStore.Place(settings.bucket(), execution, settings.jobId());
            Runtime.getRuntime().addShutdownHook(onSigterm);
            return job.run(new DynamoFileRecords(dynamo, settings.table(), execution),
                    new S3FileStore(s3, uploads, place));
        } finally {
            ended.countDown();
        }
    }

    /** Runs while the JVM goes down, also after a normal end: then there is nothing to stop. */
    private static void stop(Job job, CountDownLatch ended) {
        try {
            if (ended.getCount() > 0) {
                job.stop(PATIENCE);
                ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
