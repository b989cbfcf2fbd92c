package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.ContentHeaders;
import dev.signalbox.localcloud.service.s3.objects.NewObject;
import dev.signalbox.localcloud.service.s3.objects.ObjectSettings;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** The SDK's requests in the store's words. */
public final class Requests {
    private Requests() {}

    /** @param trailing the algorithm of a checksum that comes behind the body */
    public static NewObject newObject(PutObjectRequest request, Optional<String> trailing) {
        var headers = new ContentHeaders(text(request.contentType()), text(request.contentEncoding()), text(request
                .contentLanguage()), text(request.contentDisposition()), text(request.cacheControl()), time(request
                        .expires()));
        var checksums = asked(trailing);
        given(checksums, FlexChecksum.CRC32, request.checksumCRC32());
        given(checksums, FlexChecksum.CRC32C, request.checksumCRC32C());
        given(checksums, FlexChecksum.CRC64NVME, request.checksumCRC64NVME());
        given(checksums, FlexChecksum.SHA1, request.checksumSHA1());
        given(checksums, FlexChecksum.SHA256, request.checksumSHA256());
        if (checksums.isEmpty()) {
            checksums.put(FlexChecksum.CRC64NVME.name(), ""); // S3 keeps one of every object
        }
        return new NewObject(request.bucket(), request.key(), request.contentLength(), headers, metadata(request
                .metadata()), text(request.contentMD5()).orElse(""), checksums, Conditions.onWrite(text(request
                        .ifMatch()), text(request.ifNoneMatch())), Settings.of(request));
    }

    /** @param trailing the algorithm of a checksum that comes behind the body */
    public static NewObject newPart(UploadPartRequest request, Optional<String> trailing) {
        var checksums = asked(trailing);
        given(checksums, FlexChecksum.CRC32, request.checksumCRC32());
        given(checksums, FlexChecksum.CRC32C, request.checksumCRC32C());
        given(checksums, FlexChecksum.CRC64NVME, request.checksumCRC64NVME());
        given(checksums, FlexChecksum.SHA1, request.checksumSHA1());
        given(checksums, FlexChecksum.SHA256, request.checksumSHA256());
        return new NewObject(request.bucket(), request.key(), request.contentLength(), ContentHeaders.NONE, Map.of(),
                text(request.contentMD5()).orElse(""), checksums, Conditions.NONE, ObjectSettings.NONE);
    }

    private static Map<String, String> asked(Optional<String> trailing) {
        var checksums = new LinkedHashMap<String, String>();
        trailing.ifPresent(algorithm -> checksums.put(algorithm, ""));
        return checksums;
    }

    static void given(Map<String, String> checksums, FlexChecksum algorithm, @Nullable String value) {
        if (value != null) {
            checksums.put(algorithm.name(), value);
        }
    }

    static ContentHeaders headers(CreateMultipartUploadRequest request) {
        return new ContentHeaders(text(request.contentType()), text(request.contentEncoding()), text(request
                .contentLanguage()), text(request.contentDisposition()), text(request.cacheControl()), time(request
                        .expires()));
    }

    static ContentHeaders headers(CopyObjectRequest request) {
        return new ContentHeaders(text(request.contentType()), text(request.contentEncoding()), text(request
                .contentLanguage()), text(request.contentDisposition()), text(request.cacheControl()), time(request
                        .expires()));
    }

    /** S3's handler keeps checksums of stores that cannot among the metadata; ours can. */
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

    static Conditions conditions(HeadObjectRequest request) {
        return new Conditions(text(request.ifMatch()), text(request.ifNoneMatch()), time(request.ifModifiedSince()),
                time(request.ifUnmodifiedSince()));
    }

    /** Keys that only the customer has would have to encrypt, and nothing is encrypted here. */
    static void refuseCustomerKeys(SdkPojo request) {
        for (var field : request.sdkFields()) {
            if (field.memberName().contains("SSECustomer") && field.getValueOrDefault(request) != null) {
                throw S3Errors.notImplemented("encryption with customer keys (" + field.memberName() + ")");
            }
        }
    }

    static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text);
    }

    static Optional<Instant> time(@Nullable Instant time) {
        return Optional.ofNullable(time);
    }
}
