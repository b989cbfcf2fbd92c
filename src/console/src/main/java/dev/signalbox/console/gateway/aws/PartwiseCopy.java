package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.files.ObjectChangesGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.files.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Tagging;

/** Copies a large object part by part inside of S3; what was begun is taken back when it does not come to its end. */
final class PartwiseCopy {
    private static final long PART = 128L << 20;
    private static final int MOST_PARTS = 9_000;

    private final S3Client s3;
    private final AwsCalls calls;
    private final ObjectRef from;
    private final S3Location to;

    PartwiseCopy(S3Client s3, AwsCalls calls, ObjectRef from, S3Location to) {
        this.s3 = s3;
        this.calls = calls;
        this.from = from;
        this.to = to;
    }

    void run(HeadObjectResponse source, ObjectChangesGateway.Watcher watcher) throws GatewayException {
        var tags = calls.call(() -> s3.getObjectTagging(r -> r.bucket(from.location().bucket()).key(from.location()
                .key()).versionId(from.version().orElse(null)))).tagSet();
        var upload = calls.call(() -> s3.createMultipartUpload(r -> r.bucket(to.bucket()).key(to.key()).contentType(
                source.contentType()).contentEncoding(source.contentEncoding()).contentDisposition(source
                        .contentDisposition()).cacheControl(source.cacheControl()).metadata(source.metadata())
                .storageClass(source.storageClassAsString()).tagging(Tagging.builder().tagSet(tags).build())))
                .uploadId();
        boolean done = false;
        try {
            var parts = parts(upload, source, watcher);
            calls.call(() -> s3.completeMultipartUpload(r -> r.bucket(to.bucket()).key(to.key()).uploadId(upload)
                    .ifNoneMatch("*").multipartUpload(m -> m.parts(parts))));
            done = true;
        } finally {
            if (!done) {
                calls.call(() -> s3.abortMultipartUpload(r -> r.bucket(to.bucket()).key(to.key()).uploadId(upload)));
            }
        }
    }

    private List<CompletedPart> parts(String upload, HeadObjectResponse source,
            ObjectChangesGateway.Watcher watcher) throws GatewayException {
        long total = source.contentLength();
        long size = Math.max(PART, total / MOST_PARTS + 1);
        var parts = new ArrayList<CompletedPart>();
        for (long at = 0; at < total; at += size) {
            if (watcher.cancelled()) {
                throw new GatewayException(new Failure.Rejected("Cancelled", "The copy was cancelled", Optional
                        .empty()));
            }
            long start = at;
            long end = Math.min(total, at + size);
            int number = parts.size() + 1;
            var tag = calls.call(() -> s3.uploadPartCopy(r -> r.sourceBucket(from.location().bucket()).sourceKey(from
                    .location().key()).sourceVersionId(from.version().orElse(null)).destinationBucket(to.bucket())
                    .destinationKey(to.key()).uploadId(upload).partNumber(number).copySourceRange("bytes=" + start + "-"
                            + (end - 1)).copySourceIfMatch(source.eTag()))).copyPartResult().eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            watcher.copied(end, total);
        }
        return parts;
    }
}
