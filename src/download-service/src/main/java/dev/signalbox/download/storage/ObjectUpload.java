package dev.signalbox.download.storage;

import dev.signalbox.download.storage.FileStorage.Finished;
import dev.signalbox.transfer.s3.S3Target;
import dev.signalbox.transfer.s3.S3Upload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Sends files to S3: one up to a certain size in one request, with its sha256 as the object's checksum and without a
 * buffer; a longer one in parts, of which two are in memory, and therefore only a few of those at a time.
 */
final class ObjectUpload implements AutoCloseable {
    static final long ONE_REQUEST = 64L * 1024 * 1024;
    private static final int LONG_ONES_AT_A_TIME = 8;
    private static final int BUFFER = 1024 * 1024;

    private final ExecutorService parts = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore longOnes = new Semaphore(LONG_ONES_AT_A_TIME, true);
    private final long oneRequest;

    /** @param oneRequest the longest file that is sent at once */
    ObjectUpload(long oneRequest) {
        this.oneRequest = oneRequest;
    }

    /** Leaves what the client throws as it is: who sends to a client's bucket reads more from it than who sends to ours. */
    void send(S3Client s3, Finished file, S3Target target) throws IOException, InterruptedException {
        try {
            sendNow(s3, file, target);
        } catch (AbortedException e) {
            throw interrupted(e);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(e);
            }
            throw e;
        }
    }

    private static InterruptedException interrupted(Exception abort) {
        Thread.interrupted();
        var interrupted = new InterruptedException("Stopped while sending to S3");
        interrupted.initCause(abort);
        return interrupted;
    }

    private void sendNow(S3Client s3, Finished file, S3Target target) throws IOException, InterruptedException {
        if (file.bytes() <= oneRequest) {
            var checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
            s3.putObject(b -> b.bucket(target.bucket()).key(target.key()).contentType(target.contentType())
                    .metadata(target.metadata()).checksumSHA256(checksum), RequestBody.fromFile(file.file()));
            return;
        }
        longOnes.acquire();
        try {
            sendParts(s3, file, target);
        } finally {
            longOnes.release();
        }
    }

    private void sendParts(S3Client s3, Finished file, S3Target target) throws IOException {
        try (var in = Files.newInputStream(file.file()); var upload = S3Upload.open(s3, parts, target)) {
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                upload.write(buffer, 0, read);
            }
            upload.complete();
        }
    }

    @Override
    public void close() {
        parts.shutdownNow();
    }
}
