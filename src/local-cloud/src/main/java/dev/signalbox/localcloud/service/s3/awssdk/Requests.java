package dev.signalbox.localcloud.service.s3.awssdk;

import dev.signalbox.localcloud.service.s3.objects.ByteRange;
import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.ContentHeaders;
import dev.signalbox.localcloud.service.s3.objects.Listing;
import dev.signalbox.localcloud.service.s3.objects.NewObject;
import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** The handler's requests in the store's words. */
final class Requests {
    private Requests() {}

    static NewObject newObject(PutObjectRequest request) {
        var headers = new ContentHeaders(text(request.contentType()), text(request.contentEncoding()), text(request
                .contentLanguage()), text(request.contentDisposition()), text(request.cacheControl()), Optional
                        .ofNullable(request.expires()));
        var checksums = new LinkedHashMap<String, String>();
        TrailingChecksum.asked().ifPresent(algorithm -> checksums.put(algorithm, ""));
        given(checksums, FlexChecksum.CRC32, request.checksumCRC32());
        given(checksums, FlexChecksum.CRC32C, request.checksumCRC32C());
        given(checksums, FlexChecksum.CRC64NVME, request.checksumCRC64NVME());
        given(checksums, FlexChecksum.SHA1, request.checksumSHA1());
        given(checksums, FlexChecksum.SHA256, request.checksumSHA256());
        return new NewObject(request.bucket(), request.key(), request.contentLength(), headers, metadata(request
                .metadata()), text(request.contentMD5()).orElse(""), checksums, Conditions.onWrite(text(request
                        .ifMatch()), text(request.ifNoneMatch())));
    }

    static NewObject newPart(UploadPartRequest request) {
        var checksums = new LinkedHashMap<String, String>();
        TrailingChecksum.asked().ifPresent(algorithm -> checksums.put(algorithm, ""));
        given(checksums, FlexChecksum.CRC32, request.checksumCRC32());
        given(checksums, FlexChecksum.CRC32C, request.checksumCRC32C());
        given(checksums, FlexChecksum.CRC64NVME, request.checksumCRC64NVME());
        given(checksums, FlexChecksum.SHA1, request.checksumSHA1());
        given(checksums, FlexChecksum.SHA256, request.checksumSHA256());
        var none = new ContentHeaders(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional
                .empty(), Optional.empty());
        return new NewObject(request.bucket(), request.key(), request.contentLength(), none, Map.of(), text(request
                .contentMD5()).orElse(""), checksums, Conditions.NONE);
    }

    private static void given(Map<String, String> checksums, FlexChecksum algorithm, @Nullable String value) {
        if (value != null) {
            checksums.put(algorithm.name(), value);
        }
    }

    static ContentHeaders headers(CreateMultipartUploadRequest request) {
        return new ContentHeaders(text(request.contentType()), text(request.contentEncoding()), text(request
                .contentLanguage()), text(request.contentDisposition()), text(request.cacheControl()), Optional
                        .ofNullable(request.expires()));
    }

    /** The handler keeps checksums of stores that cannot among the metadata; ours can. */
    static Map<String, String> metadata(Map<String, String> metadata) {
        var own = new LinkedHashMap<String, String>();
        metadata.forEach((name, value) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!lower.startsWith(FlexChecksum.METADATA_PREFIX)) {
                own.put(lower, value);
            }
        });
        return own;
    }

    static UnaryOperator<StoredObject> copied(CopyObjectRequest request) {
        if (request.metadataDirective() != MetadataDirective.REPLACE) {
            return UnaryOperator.identity();
        }
        var headers = new ContentHeaders(text(request.contentType()), text(request.contentEncoding()), text(request
                .contentLanguage()), text(request.contentDisposition()), text(request.cacheControl()), Optional
                        .ofNullable(request.expires()));
        return source -> new StoredObject(source.key(), source.size(), source.eTag(), source.modified(), source
                .pieces(), headers, metadata(request.metadata()), source.checksums(), source.wholeChecksums());
    }

    static Conditions copyConditions(CopyObjectRequest request) {
        return new Conditions(text(request.copySourceIfMatch()), text(request.copySourceIfNoneMatch()), time(request
                .copySourceIfModifiedSince()), time(request.copySourceIfUnmodifiedSince()));
    }

    static Conditions conditions(GetObjectRequest request) {
        return new Conditions(text(request.ifMatch()), text(request.ifNoneMatch()), time(request.ifModifiedSince()),
                time(request.ifUnmodifiedSince()));
    }

    static Conditions conditions(HeadObjectRequest request) {
        return new Conditions(text(request.ifMatch()), text(request.ifNoneMatch()), time(request.ifModifiedSince()),
                time(request.ifUnmodifiedSince()));
    }

    static ByteRange range(GetObjectRequest request, StoredObject object) {
        return text(request.range()).flatMap(header -> ByteRange.of(header, object.size())).orElseGet(
                () -> new ByteRange(0, object.size()));
    }

    static Listing.Query query(ListObjectsV2Request request) {
        var after = text(request.continuationToken()).or(() -> text(request.startAfter())).orElse("");
        return new Listing.Query(text(request.prefix()).orElse(""), text(request.delimiter()).orElse(""), after, request
                .maxKeys() == null ? 1000 : Math.min(request.maxKeys(), 1000));
    }

    static ListObjectsV2Response page(Listing.Page page, ListObjectsV2Request request) {
        return ListObjectsV2Response.builder().name(request.bucket()).prefix(request.prefix()).delimiter(request
                .delimiter()).contents(page.objects().stream().map(Answers::listed).toList()).commonPrefixes(page
                        .prefixes().stream().map(Answers::prefix).toList()).isTruncated(page.next().isPresent())
                .nextContinuationToken(page.next().orElse(null)).keyCount(page.objects().size() + page.prefixes()
                        .size()).maxKeys(request.maxKeys()).build();
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text);
    }

    private static Optional<Instant> time(@Nullable Instant time) {
        return Optional.ofNullable(time);
    }
}
