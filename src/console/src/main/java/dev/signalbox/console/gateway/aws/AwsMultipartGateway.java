package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.transfer.MultipartGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.transfer.StoredObject;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * Asks S3. CRC32 is sent with every piece: S3 compares it, and makes one of the whole object of those of its parts, which no part
 * checksum of the SHA family allows.
 */
final class AwsMultipartGateway implements MultipartGateway {
    private static final ChecksumAlgorithm SUM = ChecksumAlgorithm.CRC32;

    private final Lazy<S3Client> s3;
    private final AwsCalls calls;

    AwsMultipartGateway(Lazy<S3Client> s3, AwsCalls calls) {
        this.s3 = s3;
        this.calls = calls;
    }

    @Override
    public Optional<StoredObject> find(S3Location object) throws GatewayException {
        return unlessGone(() -> S3Objects.of(object, calls.call(() -> s3.get().headObject(r -> r.bucket(object.bucket())
                .key(object.key())))));
    }

    @Override
    public void put(S3Location object, Piece piece, String contentType, boolean replace) throws GatewayException {
        var request = PutObjectRequest.builder().bucket(object.bucket()).key(object.key()).contentType(contentType)
                .checksumAlgorithm(SUM).ifNoneMatch(noneMatch(replace)).build();
        sent(piece, contentType, body -> s3.get().putObject(request, body));
    }

    @Override
    public String begin(S3Location object, String contentType) throws GatewayException {
        return calls.call(() -> s3.get().createMultipartUpload(r -> r.bucket(object.bucket()).key(object.key())
                .contentType(contentType).checksumAlgorithm(SUM).checksumType(ChecksumType.FULL_OBJECT))).uploadId();
    }

    @Override
    public Optional<List<Part>> parts(S3Location object, String upload) throws GatewayException {
        var request = ListPartsRequest.builder().bucket(object.bucket()).key(object.key()).uploadId(upload).build();
        return unlessGone(() -> {
            var parts = new ArrayList<Part>();
            for (var page : calls.call(() -> s3.get().listPartsPaginator(request).stream().toList())) {
                page.parts().forEach(p -> parts.add(new Part(p.partNumber(), p.size(), p.eTag(), text(p
                        .checksumCRC32()))));
            }
            return List.copyOf(parts);
        });
    }

    @Override
    public Part send(S3Location object, String upload, int number, Piece piece) throws GatewayException {
        var request = UploadPartRequest.builder().bucket(object.bucket()).key(object.key()).uploadId(upload)
                .partNumber(number).checksumAlgorithm(SUM).build();
        var answer = sent(piece, "application/octet-stream", body -> s3.get().uploadPart(request, body));
        return new Part(number, piece.size(), answer.eTag(), text(answer.checksumCRC32()));
    }

    @Override
    public void complete(S3Location object, String upload, List<Part> parts, boolean replace)
            throws GatewayException {
        var all = parts.stream().map(p -> CompletedPart.builder().partNumber(p.number()).eTag(p.etag()).checksumCRC32(p
                .checksum().isEmpty() ? null : p.checksum()).build()).toList();
        var request = CompleteMultipartUploadRequest.builder().bucket(object.bucket()).key(object.key()).uploadId(
                upload)
                .checksumType(ChecksumType.FULL_OBJECT).mpuObjectSize(parts.stream().mapToLong(Part::size).sum())
                .multipartUpload(m -> m.parts(all)).ifNoneMatch(noneMatch(replace)).build();
        calls.call(() -> s3.get().completeMultipartUpload(request));
    }

    @Override
    public void abort(S3Location object, String upload) throws GatewayException {
        unlessGone(() -> calls.call(() -> s3.get().abortMultipartUpload(r -> r.bucket(object.bucket()).key(object.key())
                .uploadId(upload))));
    }

    /** What of a failed attempt was counted is taken back. */
    private <T> T sent(Piece piece, String contentType, Function<RequestBody, T> call) throws GatewayException {
        var last = new AtomicReference<@Nullable PieceBody>();
        var body = RequestBody.fromContentProvider(() -> {
            takeBack(last.get());
            var next = PieceBody.open(piece);
            last.set(next);
            return next;
        }, piece.size(), contentType);
        try {
            return calls.call(() -> call.apply(body));
        } catch (GatewayException e) {
            takeBack(last.get());
            throw e;
        } catch (UncheckedIOException e) {
            throw new GatewayException(new Failure.Rejected("FileNotRead", String.valueOf(e.getMessage()), Optional
                    .empty()), e);
        }
    }

    private static void takeBack(@Nullable PieceBody body) {
        if (body != null) {
            body.takeBack();
        }
    }

    private static <T> Optional<T> unlessGone(Question<T> question) throws GatewayException {
        try {
            return Optional.of(question.ask());
        } catch (GatewayException e) {
            if (e.failure() instanceof Failure.NotFound gone && !gone.code().equals("NoSuchBucket")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private interface Question<T> {
        T ask() throws GatewayException;
    }

    private static @Nullable String noneMatch(boolean replace) {
        return replace ? null : "*";
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
