package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.s3.objects.ByteRange;
import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the store knows, in the SDK's types. */
public final class Answers {
    private Answers() {}

    public static String quoted(String eTag) {
        return "\"" + eTag + "\"";
    }

    /** Suspended versioning is not told of when something is stored. */
    public static PutObjectResponse put(StoredObject object, Optional<String> versionId) {
        var sums = object.checksums();
        var settings = object.settings();
        return PutObjectResponse.builder().eTag(object.eTag()).versionId(versionId.orElse(null)).serverSideEncryption(
                settings.encryption().orElse(null)).ssekmsKeyId(settings.encryptionKey().orElse(null)).checksumCRC32(
                        sums.get("CRC32")).checksumCRC32C(sums.get("CRC32C")).checksumCRC64NVME(sums.get("CRC64NVME"))
                .checksumSHA1(sums.get("SHA1")).checksumSHA256(sums.get("SHA256")).build();
    }

    /**
     * Everything about an object.
     *
     * @param range what the body has of it, if not all
     */
    public static HeadObjectResponse head(StoredObject object, Optional<String> versionId, Optional<ByteRange> range) {
        var headers = object.headers();
        var settings = object.settings();
        return HeadObjectResponse.builder().eTag(quoted(object.eTag())).contentLength(range.map(ByteRange::length)
                .orElse(object.size())).contentRange(range.map(part -> part.header(object.size())).orElse(null))
                .lastModified(object.modified().truncatedTo(ChronoUnit.SECONDS)).contentType(headers.type().orElse(
                        "binary/octet-stream")).contentEncoding(headers.encoding().orElse(null)).contentLanguage(headers
                                .language().orElse(null)).contentDisposition(headers.disposition().orElse(null))
                .cacheControl(headers.cacheControl().orElse(null)).expires(headers.expires().orElse(null)).metadata(
                        object.metadata()).acceptRanges("bytes").versionId(versionId.orElse(null)).storageClass(settings
                                .storageClass().orElse(null)).serverSideEncryption(settings.encryption().orElse(null))
                .ssekmsKeyId(settings.encryptionKey().orElse(null)).tagCount(settings.tags().isEmpty() ? null
                        : settings.tags().size()).build();
    }

    /** The same with checksums, which describe the whole object and so go with nothing less. */
    public static HeadObjectResponse withChecksums(HeadObjectResponse head, Map<String, String> sums,
            boolean wholeChecksums) {
        return sums.isEmpty() ? head
                : head.toBuilder().checksumCRC32(sums.get("CRC32")).checksumCRC32C(sums.get("CRC32C"))
                        .checksumCRC64NVME(sums.get("CRC64NVME")).checksumSHA1(sums.get("SHA1")).checksumSHA256(sums
                                .get("SHA256")).checksumType(type(wholeChecksums)).build();
    }

    public static GetObjectResponse get(HeadObjectResponse head) {
        return SdkFields.copy(head, GetObjectResponse.builder()).build();
    }

    static ChecksumType type(boolean wholeChecksums) {
        return wholeChecksums ? ChecksumType.FULL_OBJECT : ChecksumType.COMPOSITE;
    }

    public static S3Object listed(StoredObject object) {
        return S3Object.builder().key(object.key()).size(object.size()).eTag(quoted(object.eTag())).lastModified(object
                .modified()).storageClass(object.settings().storageClass().orElse(ObjectStorageClass.STANDARD
                        .toString())).build();
    }

    public static CommonPrefix prefix(String prefix) {
        return CommonPrefix.builder().prefix(prefix).build();
    }
}
