package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FilePage;
import dev.signalbox.console.model.files.FileProperties;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Asks S3. */
public final class AwsObjectsGateway implements ObjectsGateway {
    private static final int SHA256_BYTES = 32;
    /** S3 lists all at once only where an account may not have more than 10,000, and tells Regions only page by page. */
    private static final int BUCKETS = 1_000;

    private final Lazy<S3Client> s3;
    private final AwsCalls calls;

    public AwsObjectsGateway(AwsClients clients) {
        s3 = S3Access.of(clients);
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public List<FileEntry> buckets() throws GatewayException {
        return calls.call(() -> s3.get().listBucketsPaginator(r -> r.maxBuckets(BUCKETS)).buckets().stream()
                .map(b -> FileEntry.bucket(b.name(), b.creationDate(), Optional.ofNullable(b.bucketRegion()).orElse(
                        ""))).toList());
    }

    @Override
    public FilePage page(S3Location place, Optional<String> token) throws GatewayException {
        return page(place, token, "/");
    }

    @Override
    public FilePage deepPage(S3Location place, Optional<String> token) throws GatewayException {
        return page(place, token, null);
    }

    private FilePage page(S3Location place, Optional<String> token, @Nullable String delimiter)
            throws GatewayException {
        if (place.bucket().endsWith("--x-s3")) {
            throw new GatewayException(new Failure.Rejected("DirectoryBucket", place.bucket()
                    + " is a directory bucket (S3 Express One Zone), which Signalbox does not show; use aws s3 ls",
                    Optional.empty()));
        }
        var answer = calls.call(() -> s3.get().listObjectsV2(r -> r.bucket(place.bucket()).prefix(place.key())
                .delimiter(delimiter).continuationToken(token.orElse(null))));
        return new FilePage(entries(place, answer, delimiter == null), Optional.ofNullable(answer
                .nextContinuationToken()));
    }

    /** Folders first. The empty object that some programs make for a folder is not shown inside it, but it is one of its objects. */
    private static List<FileEntry> entries(S3Location place, ListObjectsV2Response answer, boolean deep) {
        var folders = answer.commonPrefixes().stream().map(p -> FileEntry.folder(place.bucket(), p.prefix()));
        var objects = answer.contents().stream().filter(o -> deep || !o.key().equals(place.key()) || !o.key().endsWith(
                "/"))
                .map(o -> object(place.bucket(), o));
        return Stream.concat(folders, objects).toList();
    }

    private static FileEntry object(String bucket, S3Object object) {
        return FileEntry.object(new S3Location(bucket, object.key()), object.size(), object.lastModified(),
                Optional.ofNullable(object.storageClassAsString()).orElse("STANDARD"));
    }

    @Override
    public FileProperties properties(S3Location object) throws GatewayException {
        var head = calls.call(() -> s3.get().headObject(
                r -> r.bucket(object.bucket()).key(object.key()).checksumMode(ChecksumMode.ENABLED)));
        return new FileProperties(object, head.contentLength(), head.lastModified(),
                Optional.ofNullable(head.contentType()).orElse(""), Optional.ofNullable(head.eTag()).orElse(""),
                Optional.ofNullable(head.storageClassAsString()).orElse("STANDARD"), sha256(head),
                Optional.ofNullable(head.versionId()), head.metadata());
    }

    /** Of an object stored in parts S3 may know a checksum of checksums only, which says nothing about its content. */
    private static Optional<String> sha256(HeadObjectResponse head) {
        var stored = Optional.ofNullable(head.checksumSHA256()).filter(c -> !c.contains("-"))
                .map(c -> HexFormat.of().formatHex(Base64.getDecoder().decode(c)));
        return stored.or(() -> Optional.ofNullable(head.metadata().get("sha256"))
                .map(hex -> hex.toLowerCase(Locale.ROOT)).filter(hex -> hex.length() == 2 * SHA256_BYTES));
    }

    @Override
    public byte[] first(S3Location object, int bytes) throws GatewayException {
        return calls.call(() -> s3.get().getObjectAsBytes(r -> r.bucket(object.bucket()).key(object.key())
                .range("bytes=0-" + (bytes - 1)))).asByteArray();
    }

    @Override
    public InputStream open(S3Location object) throws GatewayException {
        Function<S3Client, ResponseInputStream<GetObjectResponse>> get = client -> client
                .getObject(r -> r.bucket(object.bucket()).key(object.key()));
        return new Body(calls.call(() -> get.apply(s3.get())));
    }

    /** Closing before the end ends the transfer instead of reading the rest. */
    private static final class Body extends FilterInputStream {
        private final ResponseInputStream<GetObjectResponse> response;
        private boolean ended;

        private Body(ResponseInputStream<GetObjectResponse> response) {
            super(response);
            this.response = response;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            ended = count < 0;
            return count;
        }

        @Override
        public void close() throws IOException {
            if (ended) {
                super.close();
            } else {
                response.abort();
            }
        }
    }
}
