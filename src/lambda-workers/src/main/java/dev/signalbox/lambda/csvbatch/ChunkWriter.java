package dev.signalbox.lambda.csvbatch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Writes chunks while the next ones are read, a few at a time. */
final class ChunkWriter implements AutoCloseable {
    private static final int AT_ONCE = 8;

    private final S3Client s3;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Future<?>> writing = new ArrayDeque<>();

    ChunkWriter(S3Client s3) {
        this.s3 = s3;
    }

    void write(String bucket, String key, byte[] bytes) throws IOException {
        while (writing.size() >= AT_ONCE) {
            await();
        }
        writing.add(threads.submit(() -> s3.putObject(b -> b.bucket(bucket).key(key).contentType("text/csv"),
                RequestBody.fromBytes(bytes))));
    }

    /** Returns when all of them are there. */
    void finish() throws IOException {
        while (!writing.isEmpty()) {
            await();
        }
    }

    private void await() throws IOException {
        try {
            writing.removeFirst().get();
        } catch (ExecutionException e) {
            throw new IOException("A chunk could not be written: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while writing chunks", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
