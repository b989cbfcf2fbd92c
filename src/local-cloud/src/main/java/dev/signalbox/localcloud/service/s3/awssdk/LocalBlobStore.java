package dev.signalbox.localcloud.service.s3.awssdk;

import dev.signalbox.localcloud.service.s3.api.Answers;
import dev.signalbox.localcloud.service.s3.api.ListApi;
import dev.signalbox.localcloud.service.s3.api.MultipartApi;
import dev.signalbox.localcloud.service.s3.api.ObjectCopies;
import dev.signalbox.localcloud.service.s3.api.ObjectDeletes;
import dev.signalbox.localcloud.service.s3.api.ObjectReads;
import dev.signalbox.localcloud.service.s3.api.Requests;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import dev.signalbox.localcloud.service.s3.objects.ByteRange;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import dev.signalbox.localcloud.service.s3.objects.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** What S3Proxy's handler calls, answered from our store. */
public final class LocalBlobStore extends TypedBlobStore {
    public LocalBlobStore(Buckets buckets, ObjectStore objects, Uploads uploads, Apis apis) {
        super(buckets, objects, uploads, apis);
    }

    /** The operations that are the same however a request came. */
    public record Apis(ListApi lists, ObjectReads reads, ObjectDeletes deletes, ObjectCopies copies,
            MultipartApi multipart) {}

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        if (request.acl() != null && request.acl() != ObjectCannedACL.PRIVATE) {
            throw S3Errors.noAcls();
        }
        var whole = request.toBuilder().tagging(Exchange.header("x-amz-tagging").orElse(null)).build();
        var object = doing(() -> objects.put(Requests.newObject(whole, Exchange.trailingChecksum()), body));
        object.checksums().forEach((algorithm, sum) -> {
            if (Exchange.header(header(algorithm)).isEmpty()) { // else the handler answers it
                Exchange.answer(header(algorithm), Optional.of(sum));
            }
        });
        Exchange.answer("x-amz-checksum-type", Optional.of("FULL_OBJECT"));
        Exchange.answer("x-amz-expiration", apis.reads().expiration(request.bucket(), object));
        return Answers.put(object, objects.shownVersion(request.bucket(), object));
    }

    private static String header(String algorithm) {
        return "x-amz-checksum-" + algorithm.toLowerCase(Locale.ROOT);
    }

    /** Reading or writing a body, with the handler's way to report failure. */
    @FunctionalInterface
    private interface BodyWork<T> {
        T run() throws IOException;
    }

    private static <T> T doing(BodyWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        var part = Exchange.parameter("partNumber").map(Integer::valueOf);
        var reading = apis.reads().read(HeadObjectRequest.builder().bucket(request.bucket()).key(request.key())
                .versionId(request.versionId()).ifMatch(request.ifMatch()).ifNoneMatch(request.ifNoneMatch())
                .ifModifiedSince(request.ifModifiedSince()).ifUnmodifiedSince(request.ifUnmodifiedSince()).range(part
                        .isPresent() ? null : request.range()).partNumber(part.orElse(null)).checksumMode(request
                                .checksumMode()).build());
        var head = reading.head();
        Exchange.answer("Accept-Ranges", Optional.of("bytes").filter(_ -> head.contentRange() == null));
        Exchange.answer("x-amz-mp-parts-count", Optional.ofNullable(head.partsCount()).map(String::valueOf));
        Exchange.answer("x-amz-expiration", Optional.ofNullable(head.expiration()));
        Exchange.answer("x-amz-tagging-count", Optional.ofNullable(head.tagCount()).map(String::valueOf));
        part.flatMap(_ -> reading.part()).ifPresent(piece -> piece.checksums().forEach((algorithm, sum) -> Exchange
                .answer(header(algorithm), Optional.of(sum).filter(_ -> head.checksumType() != null))));
        var object = reading.object();
        return doing(() -> new ResponseInputStream<>(Answers.get(head), objects.open(object, reading.range().orElseGet(
                () -> new ByteRange(0, object.size())))));
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream body) {
        var trailing = Exchange.trailingChecksum();
        var part = doing(() -> uploads.store(known(upload), request.partNumber(), Requests.newPart(request, trailing),
                body));
        trailing.map(FlexChecksum::fromAlgorithmName).ifPresent(algorithm -> Exchange.answer(algorithm.header(),
                Optional.ofNullable(part.checksums().get(algorithm.name()))));
        return UploadPartResponse.builder().eTag(part.eTag()).build();
    }
}
