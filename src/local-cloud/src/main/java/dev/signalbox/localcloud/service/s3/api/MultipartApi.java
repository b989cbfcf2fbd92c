package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.s3.objects.Completion;
import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import dev.signalbox.localcloud.service.s3.objects.Upload;
import dev.signalbox.localcloud.service.s3.objects.Uploads;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.gaul.s3proxy.checksum.FlexChecksum;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;

/** Begins, completes and aborts multipart uploads. */
public final class MultipartApi {
    private static final int MOST_PARTS = 10_000;
    /** Checksums of a whole object that can be had from those of its parts; the others only hash them once more. */
    private static final Set<String> WHOLE = Set.of("CRC32", "CRC32C", "CRC64NVME");

    private final Uploads uploads;
    private final ObjectStore objects;
    private final Supplier<String> endpoint;

    public MultipartApi(Uploads uploads, ObjectStore objects, Supplier<String> endpoint) {
        this.uploads = uploads;
        this.objects = objects;
        this.endpoint = endpoint;
    }

    public void register(Operations operations) {
        operations.on(CreateMultipartUploadRequest.class, this::create).on(CompleteMultipartUploadRequest.class,
                this::complete).on(AbortMultipartUploadRequest.class, this::abort);
    }

    static int number(@Nullable Integer given) {
        if (given == null || given < 1 || given > MOST_PARTS) {
            throw S3Errors.invalidArgument("Part number must be an integer between 1 and 10000, inclusive");
        }
        return given;
    }

    public CreateMultipartUploadResponse create(CreateMultipartUploadRequest request) {
        Requests.refuseCustomerKeys(request);
        if (request.aclAsString() != null && !request.aclAsString().equals("private")) {
            throw S3Errors.noAcls();
        }
        if (request.websiteRedirectLocation() != null || request.objectLockModeAsString() != null || request
                .objectLockLegalHoldStatusAsString() != null) {
            throw S3Errors.notImplemented("object locks and website redirects");
        }
        var algorithm = Optional.ofNullable(request.checksumAlgorithmAsString());
        boolean whole = isWhole(algorithm, request.checksumType());
        var upload = uploads.begin(new Upload("", request.bucket(), request.key(), Instant.EPOCH, Requests.headers(
                request), Requests.metadata(request.metadata()), algorithm, whole, Settings.of(request)));
        return CreateMultipartUploadResponse.builder().bucket(upload.bucket()).key(upload.key()).uploadId(upload.id())
                .checksumAlgorithm(algorithm.orElse(null)).checksumType(algorithm.map(_ -> Answers.type(whole)).orElse(
                        null)).serverSideEncryption(upload.settings().encryption().orElse(null)).ssekmsKeyId(upload
                                .settings().encryptionKey().orElse(null)).build();
    }

    private static boolean isWhole(Optional<String> algorithm, @Nullable ChecksumType type) {
        var name = algorithm.map(a -> a.toLowerCase(Locale.ROOT)).orElse("null");
        if (algorithm.isPresent() && FlexChecksum.fromAlgorithmName(algorithm.get()) == null) {
            throw S3Errors.invalidRequest("Checksum algorithm provided is unsupported. Please try again with any of "
                    + "the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]");
        }
        if (type == ChecksumType.FULL_OBJECT && algorithm.filter(WHOLE::contains).isEmpty()) {
            throw S3Errors.invalidRequest("The FULL_OBJECT checksum type cannot be used with the " + name
                    + " checksum algorithm.");
        }
        boolean onlyWhole = algorithm.filter("CRC64NVME"::equals).isPresent();
        if (type == ChecksumType.COMPOSITE && onlyWhole) {
            throw S3Errors.invalidRequest("The COMPOSITE checksum type cannot be used with the " + name
                    + " checksum algorithm.");
        }
        return type == ChecksumType.FULL_OBJECT || onlyWhole;
    }

    public CompleteMultipartUploadResponse complete(CompleteMultipartUploadRequest request) {
        if (request.multipartUpload() == null) {
            throw S3Errors.malformedXml();
        }
        var object = completed(request);
        var sums = object.checksums();
        var settings = object.settings();
        return CompleteMultipartUploadResponse.builder().location(endpoint.get() + "/" + request.bucket() + "/"
                + request
                        .key()).bucket(request.bucket()).key(object.key()).eTag(Answers.quoted(object.eTag()))
                .versionId(objects
                        .shownVersion(request.bucket(), object).orElse(null)).checksumCRC32(sums.get("CRC32"))
                .checksumCRC32C(sums.get("CRC32C")).checksumCRC64NVME(sums.get("CRC64NVME")).checksumSHA1(sums.get(
                        "SHA1")).checksumSHA256(sums.get("SHA256")).checksumType(sums.isEmpty() ? null
                                : Answers.type(
                                        object.wholeChecksums())).serverSideEncryption(settings.encryption().orElse(
                                                null))
                .ssekmsKeyId(settings.encryptionKey().orElse(null)).build();
    }

    private dev.signalbox.localcloud.service.s3.objects.StoredObject completed(CompleteMultipartUploadRequest request) {
        List<Completion.Part> parts = request.multipartUpload().parts().stream().map(MultipartApi::part).toList();
        var whole = new LinkedHashMap<String, String>();
        Requests.given(whole, FlexChecksum.CRC32, request.checksumCRC32());
        Requests.given(whole, FlexChecksum.CRC32C, request.checksumCRC32C());
        Requests.given(whole, FlexChecksum.CRC64NVME, request.checksumCRC64NVME());
        Requests.given(whole, FlexChecksum.SHA1, request.checksumSHA1());
        Requests.given(whole, FlexChecksum.SHA256, request.checksumSHA256());
        var conditions = Conditions.onWrite(Requests.text(request.ifMatch()), Requests.text(request.ifNoneMatch()));
        var size = request.mpuObjectSize() == null ? OptionalLong.empty() : OptionalLong.of(request.mpuObjectSize());
        return uploads.complete(request.bucket(), request.key(), String.valueOf(request.uploadId()), new Completion(
                parts, conditions, whole, size));
    }

    private static Completion.Part part(CompletedPart part) {
        if (part.partNumber() == null || part.eTag() == null) {
            throw S3Errors.malformedXml();
        }
        Map<String, String> sums = new LinkedHashMap<>();
        Requests.given(sums, FlexChecksum.CRC32, part.checksumCRC32());
        Requests.given(sums, FlexChecksum.CRC32C, part.checksumCRC32C());
        Requests.given(sums, FlexChecksum.CRC64NVME, part.checksumCRC64NVME());
        Requests.given(sums, FlexChecksum.SHA1, part.checksumSHA1());
        Requests.given(sums, FlexChecksum.SHA256, part.checksumSHA256());
        return new Completion.Part(number(part.partNumber()), part.eTag(), sums);
    }

    public AbortMultipartUploadResponse abort(AbortMultipartUploadRequest request) {
        uploads.abort(uploads.find(request.bucket(), request.key(), String.valueOf(request.uploadId())));
        return AbortMultipartUploadResponse.builder().build();
    }
}
