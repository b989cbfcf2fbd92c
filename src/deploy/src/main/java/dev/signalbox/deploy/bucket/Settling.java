package dev.signalbox.deploy.bucket;

import dev.signalbox.deploy.DeployException;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Repeats what S3 refuses for a while after a bucket was made: another change of it is still at work, or not every
 * server knows it yet. The SDK repeats neither.
 */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final Set<String> PASSING = Set.of("OperationAborted", "NoSuchBucket");

    private final String bucket;
    private final Duration limit;
    private final Duration pause;

    Settling(String bucket) {
        this(bucket, Duration.ofSeconds(45), Duration.ofMillis(1500));
    }

    Settling(String bucket, Duration limit, Duration pause) {
        this.bucket = bucket;
        this.limit = limit;
        this.pause = pause;
    }

    /** @throws DeployException when S3 refuses it for too long, or the thread is interrupted */
    void run(Runnable change) {
        long began = System.nanoTime();
        while (true) {
            try {
                change.run();
                return;
            } catch (S3Exception e) {
                if (!PASSING.contains(code(e))) {
                    throw e;
                }
                if (System.nanoTime() - began >= limit.toNanos()) {
                    throw new DeployException("S3 is still busy with the artifact bucket " + bucket + ", which was made"
                            + " just now (" + code(e) + " for " + limit.toSeconds() + " s). Nothing was stored in it."
                            + " Deploy again in a few minutes.", e);
                }
                LOG.info("S3 is not ready for a setting of {}: {}", bucket, e.getMessage());
                await(e);
            }
        }
    }

    private static String code(S3Exception e) {
        return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
    }

    private void await(S3Exception cause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new DeployException("Making the artifact bucket " + bucket
                    + " was given up. Nothing was stored in it.", cause);
        }
    }
}
