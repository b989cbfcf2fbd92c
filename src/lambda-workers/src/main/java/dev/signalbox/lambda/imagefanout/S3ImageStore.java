package dev.signalbox.lambda.imagefanout;

import dev.signalbox.transfer.Head;
import dev.signalbox.transfer.s3.S3Target;
import dev.signalbox.transfer.s3.S3Upload;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import software.amazon.awssdk.services.s3.S3Client;

/** Images in a bucket, each with its type and its sha256. */
final class S3ImageStore implements ImageStore {
    private final S3Client s3;
    private final ExecutorService parts;
    private final String bucket;
    private final ContentTypes types;

    S3ImageStore(S3Client s3, ExecutorService parts, String bucket, ContentTypes types) {
        this.s3 = s3;
        this.parts = parts;
        this.bucket = bucket;
        this.types = types;
    }

    @Override
    public Upload open(String key) {
        return new S3Image(key);
    }

    private final class S3Image implements Upload {
        private final String key;
        private final S3Upload upload;
        private String type = "";

        S3Image(String key) {
            this.key = key;
            this.upload = new S3Upload(s3, parts, _ -> S3Target.of(bucket, key, type));
        }

        @Override
        public void start(Head head) throws IOException {
            type = types.check(head, key);
            upload.start(head);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            upload.write(buffer, offset, length);
        }

        @Override
        public void complete(String sha256) throws IOException {
            upload.complete(sha256);
        }

        @Override
        public void close() {
            upload.close();
        }
    }
}
