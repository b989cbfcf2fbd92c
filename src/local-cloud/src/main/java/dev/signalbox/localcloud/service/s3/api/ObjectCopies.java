package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.s3.objects.ByteRange;
import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.Copies;
import dev.signalbox.localcloud.service.s3.objects.Copies.Copy;
import dev.signalbox.localcloud.service.s3.objects.ObjectAddress;
import dev.signalbox.localcloud.service.s3.objects.ObjectSettings;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import dev.signalbox.localcloud.service.s3.objects.Uploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.TaggingDirective;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;

/** Copies objects, and ranges of them into parts of uploads. */
public final class ObjectCopies {
    private static final Pattern RANGE = Pattern.compile("bytes=\\d+-\\d+");

    private final Copies copies;
    private final ObjectStore objects;
    private final Uploads uploads;

    public ObjectCopies(Copies copies, ObjectStore objects, Uploads uploads) {
        this.copies = copies;
        this.objects = objects;
        this.uploads = uploads;
    }

    public void register(Operations operations) {
        operations.on(CopyObjectRequest.class, this::copy).on(UploadPartCopyRequest.class, this::copyPart);
    }

    public CopyObjectResponse copy(CopyObjectRequest request) {
        refuse(request);
        var source = CopySource.of(request.copySource(), request.sourceBucket(), request.sourceKey(), request
                .sourceVersionId());
        var to = new ObjectAddress(request.destinationBucket(), request.destinationKey());
        if (source.address().equals(to) && source.versionId().isEmpty() && changesNothing(request)) {
            throw S3Errors.invalidRequest("This copy request is illegal because it is trying to copy an object to "
                    + "itself without changing the object's metadata, storage class, website redirect location or "
                    + "encryption attributes.");
        }
        var conditions = new Conditions(Requests.text(request.copySourceIfMatch()), Requests.text(request
                .copySourceIfNoneMatch()), Requests.time(request.copySourceIfModifiedSince()), Requests.time(request
                        .copySourceIfUnmodifiedSince()));
        var onTarget = Conditions.onWrite(Requests.text(request.ifMatch()), Requests.text(request.ifNoneMatch()));
        var copied = doing(new Copy(source.address(), source.versionId(), conditions, to, onTarget, Optional.ofNullable(
                request.checksumAlgorithmAsString()), change(request)));
        return answer(request, copied);
    }

    private Copies.Copied doing(Copy copy) {
        try {
            return copies.copy(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuse(CopyObjectRequest request) {
        Requests.refuseCustomerKeys(request);
        if (request.websiteRedirectLocation() != null || request.objectLockModeAsString() != null || request
                .objectLockLegalHoldStatusAsString() != null) {
            throw S3Errors.notImplemented("object locks and website redirects");
        }
        if (request.aclAsString() != null && !request.aclAsString().equals("private")) {
            throw S3Errors.noAcls();
        }
    }

    private static boolean changesNothing(CopyObjectRequest request) {
        return request.metadataDirective() != MetadataDirective.REPLACE && request.storageClass() == null && request
                .serverSideEncryption() == null && request.checksumAlgorithm() == null;
    }

    private static UnaryOperator<StoredObject> change(CopyObjectRequest request) {
        var given = Settings.of(request);
        boolean retagged = request.taggingDirective() == TaggingDirective.REPLACE;
        boolean redescribed = request.metadataDirective() == MetadataDirective.REPLACE;
        return source -> {
            var settings = new ObjectSettings(retagged ? given.tags() : source.settings().tags(), given.storageClass(),
                    given.encryption(), given.encryptionKey());
            return new StoredObject(source.key(), source.size(), source.eTag(), source.modified(), source.pieces(),
                    redescribed ? Requests.headers(request) : source.headers(), redescribed ? Requests.metadata(request
                            .metadata()) : source.metadata(), source.checksums(), source.wholeChecksums(), settings,
                    source.version());
        };
    }

    private CopyObjectResponse answer(CopyObjectRequest request, Copies.Copied copied) {
        var copy = copied.copy();
        var sums = copy.checksums();
        var settings = copy.settings();
        return CopyObjectResponse.builder().versionId(objects.shownVersion(request.destinationBucket(), copy).orElse(
                null)).copySourceVersionId(objects.shownVersion(CopySource.of(request.copySource(), request
                        .sourceBucket(), request.sourceKey(), request.sourceVersionId()).address().bucket(), copied
                                .source()).orElse(null)).serverSideEncryption(settings.encryption().orElse(null))
                .ssekmsKeyId(settings.encryptionKey().orElse(null)).copyObjectResult(result -> result.eTag(Answers
                        .quoted(copy.eTag())).lastModified(copy.modified()).checksumType(sums.isEmpty() ? null
                                : Answers
                                        .type(true)).checksumCRC32(sums.get("CRC32")).checksumCRC32C(sums.get("CRC32C"))
                        .checksumCRC64NVME(sums.get("CRC64NVME")).checksumSHA1(sums.get("SHA1")).checksumSHA256(sums
                                .get("SHA256"))).build();
    }

    public UploadPartCopyResponse copyPart(UploadPartCopyRequest request) {
        Requests.refuseCustomerKeys(request);
        var from = CopySource.of(request.copySource(), request.sourceBucket(), request.sourceKey(), request
                .sourceVersionId());
        var upload = uploads.find(request.destinationBucket(), request.destinationKey(), request.uploadId());
        var conditions = new Conditions(Requests.text(request.copySourceIfMatch()), Requests.text(request
                .copySourceIfNoneMatch()), Requests.time(request.copySourceIfModifiedSince()), Requests.time(request
                        .copySourceIfUnmodifiedSince()));
        var source = copies.source(from.address(), from.versionId(), conditions);
        var range = Requests.text(request.copySourceRange()).map(header -> range(header, source)).orElseGet(
                () -> new ByteRange(0, source.size()));
        try {
            var part = uploads.copy(upload, MultipartApi.number(request.partNumber()), source, range);
            var sums = part.checksums();
            return UploadPartCopyResponse.builder().copySourceVersionId(objects.shownVersion(from.address().bucket(),
                    source).orElse(null)).copyPartResult(result -> result.eTag(Answers.quoted(part.eTag()))
                            .lastModified(part.modified()).checksumCRC32(sums.get("CRC32")).checksumCRC32C(sums.get(
                                    "CRC32C")).checksumCRC64NVME(sums.get("CRC64NVME")).checksumSHA1(sums.get("SHA1"))
                            .checksumSHA256(sums.get("SHA256"))).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Other than in a read, the whole range must be there. */
    private static ByteRange range(String header, StoredObject source) {
        if (!RANGE.matcher(header).matches()) {
            throw S3Errors.invalidArgument("The x-amz-copy-source-range value must be of the form bytes=first-last "
                    + "where first and last are the zero-based offsets of the first and last bytes to copy");
        }
        long last = Long.parseLong(header.substring(header.indexOf('-') + 1));
        if (last >= source.size()) {
            throw S3Errors.invalidArgument("Range specified is not valid for source object of size: " + source.size());
        }
        return ByteRange.of(header, source.size()).orElseThrow(() -> S3Errors.invalidArgument(
                "The x-amz-copy-source-range value must not end before it begins"));
    }
}
