package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.transfer.Digest;
import dev.signalbox.console.gateway.transfer.DownloadsGateway;
import dev.signalbox.console.gateway.transfer.ObjectBody;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.transfer.Algorithm;
import dev.signalbox.console.model.transfer.StoredObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;

/** Asks S3. */
public final class AwsDownloadsGateway implements DownloadsGateway {
    private final Lazy<S3Client> s3;
    private final AwsCalls calls;

    AwsDownloadsGateway(Lazy<S3Client> s3, AwsCalls calls) {
        this.s3 = s3;
        this.calls = calls;
    }

    @Override
    public Page list(S3Location prefix, String after) throws GatewayException {
        var answer = calls.call(() -> s3.get().listObjectsV2(r -> r.bucket(prefix.bucket()).prefix(prefix.key())
                .startAfter(orNull(after))));
        return new Page(answer.contents().stream().map(o -> new Listed(o.key(), o.size(), o.eTag(), o.lastModified()))
                .toList(), Boolean.TRUE.equals(answer.isTruncated()));
    }

    @Override
    public StoredObject head(S3Location object) throws GatewayException {
        var request = HeadObjectRequest.builder().bucket(object.bucket()).key(object.key()).checksumMode(
                ChecksumMode.ENABLED).build();
        return S3Objects.of(object, calls.call(() -> s3.get().headObject(request)));
    }

    @Override
    public long partSize(S3Location object, String etag, int part) throws GatewayException {
        return calls.call(() -> s3.get().headObject(r -> r.bucket(object.bucket()).key(object.key()).ifMatch(etag)
                .partNumber(part))).contentLength();
    }

    @Override
    public ObjectBody get(S3Location object, Optional<Range> range, String etag) throws GatewayException {
        var request = GetObjectRequest.builder().bucket(object.bucket()).key(object.key()).ifMatch(orNull(etag))
                .range(range.map(r -> "bytes=" + r.from() + "-" + (r.to() - 1)).orElse(null))
                .checksumMode(range.isPresent() ? null : ChecksumMode.ENABLED).build();
        var response = calls.call(() -> s3.get().getObject(request));
        return new S3Bodies(response, S3Objects.of(object, response.response()));
    }

    @Override
    public Digest digest(Algorithm algorithm) {
        return Digests.of(algorithm);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
