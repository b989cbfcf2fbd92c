package dev.signalbox.localcloud.service.s3.awssdk;

import dev.signalbox.localcloud.service.s3.objects.ByteRange;
import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the store knows, in the handler's types. */
final class Answers {
    private Answers() {}

    static PutObjectResponse put(StoredObject object) {
        var sums = object.checksums();
        return PutObjectResponse.builder().eTag(object.eTag()).checksumCRC32(sums.get("CRC32")).checksumCRC32C(sums.get(
                "CRC32C")).checksumCRC64NVME(sums.get("CRC64NVME")).checksumSHA1(sums.get("SHA1")).checksumSHA256(sums
                        .get("SHA256")).build();
    }

    static CopyObjectResponse copy(StoredObject object) {
        return CopyObjectResponse.builder().copyObjectResult(result -> result.eTag(object.eTag()).lastModified(object
                .modified())).build();
    }

    static HeadObjectResponse head(StoredObject object) {
        var headers = object.headers();
        var sums = object.checksums();
        return HeadObjectResponse.builder().eTag(object.eTag()).contentLength(object.size()).lastModified(object
                .modified().truncatedTo(ChronoUnit.SECONDS)).contentType(headers.type().orElse(
                        "binary/octet-stream")).contentEncoding(headers.encoding().orElse(null)).contentLanguage(headers
                                .language().orElse(null)).contentDisposition(headers.disposition().orElse(null))
                .cacheControl(headers.cacheControl().orElse(null)).expires(headers.expires().orElse(null)).metadata(
                        object.metadata()).acceptRanges("bytes").checksumCRC32(sums.get("CRC32")).checksumCRC32C(sums
                                .get("CRC32C")).checksumCRC64NVME(sums.get("CRC64NVME")).checksumSHA1(sums.get(
                                        "SHA1")).checksumSHA256(sums.get("SHA256")).checksumType(type(object)).build();
    }

    static GetObjectResponse get(StoredObject object, ByteRange range) {
        var headers = object.headers();
        var sums = object.checksums();
        boolean whole = range.length() == object.size();
        return GetObjectResponse.builder().eTag(object.eTag()).contentLength(range.length()).contentRange(whole ? null
                : range.header(object.size())).lastModified(object.modified().truncatedTo(ChronoUnit.SECONDS))
                .contentType(headers.type().orElse("binary/octet-stream")).contentEncoding(headers.encoding().orElse(
                        null)).contentLanguage(headers.language().orElse(null)).contentDisposition(headers
                                .disposition().orElse(null)).cacheControl(headers.cacheControl().orElse(null)).expires(
                                        headers.expires().orElse(null)).metadata(object.metadata()).acceptRanges(
                                                "bytes").checksumCRC32(sums.get("CRC32")).checksumCRC32C(sums.get(
                                                        "CRC32C")).checksumCRC64NVME(sums.get("CRC64NVME"))
                .checksumSHA1(sums.get("SHA1")).checksumSHA256(sums.get("SHA256")).checksumType(type(object)).build();
    }

    private static ChecksumType type(StoredObject object) {
        return object.wholeChecksums() ? ChecksumType.FULL_OBJECT : ChecksumType.COMPOSITE;
    }

    static S3Object listed(StoredObject object) {
        return S3Object.builder().key(object.key()).size(object.size()).eTag("\"" + object.eTag() + "\"").lastModified(
                object.modified()).storageClass(ObjectStorageClass.STANDARD).build();
    }

    static CommonPrefix prefix(String prefix) {
        return CommonPrefix.builder().prefix(prefix).build();
    }
}
