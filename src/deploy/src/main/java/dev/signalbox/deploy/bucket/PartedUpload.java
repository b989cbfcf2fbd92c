package dev.signalbox.deploy.bucket;

import dev.signalbox.deploy.DeployException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * One file in parts, several at a time. What was sent before the program died is not sent again: the key names the
 * content, so an upload that is still open under it holds parts of the same file, and S3 tells their checksums.
 */
final class PartedUpload {
    private static final Logger LOG = LoggerFactory.getLogger(PartedUpload.class);
    private static final int AT_ONCE = 4;
    private static final long LOOK_MILLIS = 200;

    private final OwnBucket bucket;
    private final String key;
    private final Path file;
    private final FileDigest digest;
    private final Progress progress;

    PartedUpload(OwnBucket bucket, String key, Path file, FileDigest digest, UploadWatch watch) {
        this.bucket = bucket;
        this.key = key;
        this.file = file;
        this.digest = digest;
        this.progress = new Progress(watch, digest.bytes());
    }

    /** Goes on with an upload of the same bytes, be it one that failed or one that somebody else is at. */
    void run() throws IOException {
        run(open());
    }

    /** Begins one of its own, whatever there is. */
    void runAnew() throws IOException {
        run(Optional.empty());
    }

    /** Who gives up leaves nothing of his own behind; what fails leaves its parts for the next time. */
    private void run(Optional<String> open) throws IOException {
        var id = open.orElseGet(this::begun);
        var parts = new TreeMap<>(open.map(this::there).orElseGet(Map::of));
        parts.keySet().forEach(number -> progress.add(digest.length(number)));
        try {
            send(id, parts);
        } catch (GivenUpException e) {
            if (open.isEmpty()) {
                abort(id);
            }
            throw new DeployException("The upload of " + file.getFileName() + " was given up; " + (open.isEmpty()
                    ? "nothing of it is left."
                    : "what another one had begun is left to it, for seven days."), e);
        }
        bucket.s3().completeMultipartUpload(b -> b.bucket(bucket.name()).key(key).uploadId(id).expectedBucketOwner(
                bucket.account()).multipartUpload(m -> m.parts(parts.values())).overrideConfiguration(
                        FileStore::slowly));
    }

    /** The latest upload of these bytes that nobody has ended. */
    private Optional<String> open() {
        return bucket.s3().listMultipartUploadsPaginator(b -> b.bucket(bucket.name()).prefix(key).expectedBucketOwner(
                bucket.account())).uploads().stream().filter(u -> u.key().equals(key)).filter(u -> u
                        .checksumAlgorithm() == ChecksumAlgorithm.SHA256).max(Comparator.comparing(
                                MultipartUpload::initiated)).map(MultipartUpload::uploadId);
    }

    private String begun() {
        return bucket.s3().createMultipartUpload(b -> b.bucket(bucket.name()).key(key).expectedBucketOwner(bucket
                .account()).checksumAlgorithm(ChecksumAlgorithm.SHA256).checksumType(ChecksumType.COMPOSITE))
                .uploadId();
    }

    /** The parts that S3 has and that are those of this file, by number. */
    private Map<Integer, CompletedPart> there(String id) {
        return bucket.s3().listPartsPaginator(b -> b.bucket(bucket.name()).key(key).uploadId(id).expectedBucketOwner(
                bucket.account())).parts().stream().filter(this::ours).collect(Collectors.toMap(Part::partNumber,
                        p -> part(p.partNumber(), p.eTag())));
    }

    private boolean ours(Part part) {
        int number = part.partNumber();
        return number <= digest.parts().size() && digest.parts().get(number - 1).equals(part.checksumSHA256())
                && part.size() == digest.length(number);
    }

    private CompletedPart part(int number, String tag) {
        return CompletedPart.builder().partNumber(number).eTag(tag).checksumSHA256(digest.parts().get(number - 1))
                .build();
    }

    private void send(String id, Map<Integer, CompletedPart> parts) throws IOException {
        try (var channel = FileChannel.open(file);
                var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("upload-", 0).factory())) {
            List<Future<CompletedPart>> sent = new ArrayList<>();
            for (int number = 1; number <= digest.parts().size(); number++) {
                if (!parts.containsKey(number)) {
                    int next = number;
                    sent.add(threads.submit(() -> send(id, next, channel)));
                }
            }
            collect(sent, threads).forEach(p -> parts.put(p.partNumber(), p));
        }
    }

    private List<CompletedPart> collect(List<Future<CompletedPart>> sent, ExecutorService threads)
            throws IOException {
        var done = new ArrayList<CompletedPart>();
        try {
            for (var part : sent) {
                done.add(sent(part));
            }
            return done;
        } catch (GivenUpException e) {
            threads.shutdownNow();
            throw e;
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new GivenUpException(e);
        } catch (ExecutionException e) {
            threads.shutdownNow();
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IOException(e);
            }
        }
    }

    /** A part may take minutes, so who gives up does not wait for it. */
    private CompletedPart sent(Future<CompletedPart> part) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return part.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (progress.givenUp()) {
                    throw new GivenUpException(null);
                }
            }
        }
    }

    private CompletedPart send(String id, int number, FileChannel channel) {
        if (progress.givenUp()) {
            throw new GivenUpException(null);
        }
        long from = (number - 1) * digest.partSize();
        long length = digest.length(number);
        var body = RequestBody.fromContentProvider(ContentStreamProvider.fromInputStreamSupplier(() -> piece(channel,
                from, length)), length, "application/octet-stream");
        var answer = bucket.s3().uploadPart(b -> b.bucket(bucket.name()).key(key).uploadId(id).partNumber(number)
                .expectedBucketOwner(bucket.account()).checksumSHA256(digest.parts().get(number - 1))
                .overrideConfiguration(
                        FileStore::slowly), body);
        progress.add(length);
        return part(number, answer.eTag());
    }

    /** Reads at places of its own, so that all parts share one open file, and each can be sent again. */
    private static InputStream piece(FileChannel channel, long from, long length) {
        try {
            var bytes = ByteBuffer.allocate((int) length);
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // until it is full or the file has become shorter, which the checksum tells
            }
            return new ByteArrayInputStream(bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cleaning up works for a thread that was interrupted too. */
    private void abort(String id) {
        boolean interrupted = Thread.interrupted();
        try {
            bucket.s3().abortMultipartUpload(b -> b.bucket(bucket.name()).key(key).uploadId(id).expectedBucketOwner(
                    bucket.account()));
        } catch (SdkException e) {
            LOG.warn("The upload {} of {} could not be ended; its parts go after seven days: {}", id, key, e
                    .getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
