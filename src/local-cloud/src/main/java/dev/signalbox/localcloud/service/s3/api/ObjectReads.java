package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.s3.lifecycle.LifecycleRules;
import dev.signalbox.localcloud.service.s3.objects.ByteRange;
import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.Piece;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.model.Checksum;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesParts;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.ObjectPart;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Tells what is known of objects. */
public final class ObjectReads {
    private static final int MOST_PARTS = 1000;

    private final ObjectStore objects;
    private final LifecycleRules lifecycle;

    public ObjectReads(ObjectStore objects, LifecycleRules lifecycle) {
        this.objects = objects;
        this.lifecycle = lifecycle;
    }

    public void register(Operations operations) {
        operations.on(HeadObjectRequest.class, this::head).on(GetObjectAttributesRequest.class, this::attributes);
    }

    /** What S3 says of an object that will expire. */
    public Optional<String> expiration(String bucket, StoredObject object) {
        return lifecycle.expiration(bucket, object);
    }

    /** What a request to read means: the object, and the range of it that is asked for, if not all. */
    public record Reading(StoredObject object, Optional<ByteRange> range, Optional<Piece> part,
            HeadObjectResponse head) {}

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when there is nothing to read */
    public Reading read(HeadObjectRequest request) {
        var object = objects.read(request.bucket(), request.key(), Optional.ofNullable(request.versionId()), Requests
                .conditions(request));
        var part = Optional.ofNullable(request.partNumber()).map(number -> part(object, number));
        var range = part.isPresent() ? Optional.of(rangeOf(object, request.partNumber()))
                : Optional.ofNullable(request.range()).flatMap(header -> ByteRange.of(header, object.size()));
        var head = Answers.head(object, objects.shownVersion(request.bucket(), object), range.filter(r -> r
                .length() > 0));
        if (request.versionId() == null) {
            head = head.toBuilder().expiration(lifecycle.expiration(request.bucket(), object).orElse(null)).build();
        }
        if (request.partNumber() != null && object.isMultipart()) {
            head = head.toBuilder().partsCount(object.pieces().size()).build();
        }
        if (request.checksumMode() == ChecksumMode.ENABLED) {
            head = part.filter(_ -> object.isMultipart()).isPresent() ? Answers.withChecksums(head, part.get()
                    .checksums(), false)
                    : range.isPresent() && part.isEmpty() ? head
                            : Answers.withChecksums(head, object.checksums(), object.wholeChecksums());
        }
        return new Reading(object, range, part, head);
    }

    /** The parts of what was not uploaded in parts is one: all of it. */
    private static Piece part(StoredObject object, int number) {
        if (number < 1 || number > 10_000) {
            throw S3Errors.invalidArgument("Part number must be an integer between 1 and 10000, inclusive");
        }
        int parts = object.isMultipart() ? object.pieces().size() : 1;
        if (number > parts) {
            throw S3Errors.invalidPartNumber();
        }
        return object.pieces().get(number - 1);
    }

    private static ByteRange rangeOf(StoredObject object, int number) {
        if (!object.isMultipart()) {
            return new ByteRange(0, object.size());
        }
        long before = object.pieces().subList(0, number - 1).stream().mapToLong(Piece::size).sum();
        return new ByteRange(before, object.pieces().get(number - 1).size());
    }

    private HeadObjectResponse head(HeadObjectRequest request) {
        Requests.refuseCustomerKeys(request);
        var head = read(request).head().toBuilder();
        Optional.ofNullable(request.responseContentType()).ifPresent(head::contentType);
        Optional.ofNullable(request.responseContentDisposition()).ifPresent(head::contentDisposition);
        Optional.ofNullable(request.responseContentEncoding()).ifPresent(head::contentEncoding);
        Optional.ofNullable(request.responseContentLanguage()).ifPresent(head::contentLanguage);
        Optional.ofNullable(request.responseCacheControl()).ifPresent(head::cacheControl);
        Optional.ofNullable(request.responseExpires()).ifPresent(head::expires);
        return head.build();
    }

    private GetObjectAttributesResponse attributes(GetObjectAttributesRequest request) {
        Requests.refuseCustomerKeys(request);
        var wanted = request.objectAttributes();
        if (wanted.isEmpty() || wanted.contains(ObjectAttributes.UNKNOWN_TO_SDK_VERSION)) {
            throw S3Errors.invalidArgument("Invalid attribute name specified.");
        }
        var object = objects.read(request.bucket(), request.key(), Optional.ofNullable(request.versionId()),
                Conditions.NONE);
        var answer = GetObjectAttributesResponse.builder().lastModified(object.modified().truncatedTo(
                ChronoUnit.SECONDS)).versionId(objects.shownVersion(request.bucket(), object).orElse(null));
        if (wanted.contains(ObjectAttributes.E_TAG)) {
            answer.eTag(object.eTag());
        }
        if (wanted.contains(ObjectAttributes.OBJECT_SIZE)) {
            answer.objectSize(object.size());
        }
        if (wanted.contains(ObjectAttributes.STORAGE_CLASS)) {
            answer.storageClass(object.settings().storageClass().orElse(StorageClass.STANDARD.toString()));
        }
        if (wanted.contains(ObjectAttributes.CHECKSUM) && !object.checksums().isEmpty()) {
            answer.checksum(checksum(object));
        }
        if (wanted.contains(ObjectAttributes.OBJECT_PARTS) && object.isMultipart()) {
            answer.objectParts(parts(object, request));
        }
        return answer.build();
    }

    private static Checksum checksum(StoredObject object) {
        var sums = object.checksums();
        return Checksum.builder().checksumCRC32(sums.get("CRC32")).checksumCRC32C(sums.get("CRC32C")).checksumCRC64NVME(
                sums.get("CRC64NVME")).checksumSHA1(sums.get("SHA1")).checksumSHA256(sums.get("SHA256")).checksumType(
                        Answers.type(object.wholeChecksums())).build();
    }

    /** As S3 does, tells of single parts only when they have checksums. */
    private static GetObjectAttributesParts parts(StoredObject object, GetObjectAttributesRequest request) {
        int most = Math.min(Optional.ofNullable(request.maxParts()).orElse(MOST_PARTS), MOST_PARTS);
        int after = Optional.ofNullable(request.partNumberMarker()).orElse(0);
        int total = object.pieces().size();
        if (most < 0 || after < 0) {
            throw S3Errors.invalidArgument("Neither max-parts nor part-number-marker may be negative");
        }
        if (object.pieces().getFirst().checksums().isEmpty()) {
            return GetObjectAttributesParts.builder().totalPartsCount(total).build();
        }
        int end = Math.min(total, after + most);
        List<ObjectPart> page = IntStream.range(Math.min(after, total), end).mapToObj(i -> part(object.pieces().get(i),
                i + 1)).toList();
        return GetObjectAttributesParts.builder().totalPartsCount(total).partNumberMarker(after).maxParts(most)
                .nextPartNumberMarker(page.isEmpty() ? 0 : end).isTruncated(end < total).parts(page).build();
    }

    private static ObjectPart part(Piece piece, int number) {
        var sums = piece.checksums();
        return ObjectPart.builder().partNumber(number).size(piece.size()).checksumCRC32(sums.get("CRC32"))
                .checksumCRC32C(sums.get("CRC32C")).checksumCRC64NVME(sums.get("CRC64NVME")).checksumSHA1(sums.get(
                        "SHA1")).checksumSHA256(sums.get("SHA256")).build();
    }
}
