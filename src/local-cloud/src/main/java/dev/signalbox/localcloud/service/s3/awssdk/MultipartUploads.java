package dev.signalbox.localcloud.service.s3.awssdk;

import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import dev.signalbox.localcloud.service.s3.objects.Upload;
import dev.signalbox.localcloud.service.s3.objects.UploadedPart;
import dev.signalbox.localcloud.service.s3.objects.Uploads;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.StorageClass;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Multipart uploads in the handler's types. */
final class MultipartUploads {
    private static final int MOST_PARTS = 1000;

    private final Uploads uploads;

    MultipartUploads(Uploads uploads) {
        this.uploads = uploads;
    }

    MultipartUpload begin(CreateMultipartUploadRequest request) {
        if (request.acl() != null && request.acl() != ObjectCannedACL.PRIVATE) {
            throw S3Errors.noAcls();
        }
        var algorithm = Optional.ofNullable(request.checksumAlgorithmAsString());
        var upload = uploads.begin(new Upload("", request.bucket(), request.key(), Instant.EPOCH, Requests.headers(
                request), Requests.metadata(request.metadata()), algorithm, request
                        .checksumType() == ChecksumType.FULL_OBJECT));
        return new MultipartUpload(upload.id(), request);
    }

    void abort(MultipartUpload upload) {
        uploads.abort(known(upload));
    }

    UploadPartResponse store(MultipartUpload upload, UploadPartRequest request, InputStream body) {
        var part = LocalBlobStore.doing(() -> uploads.store(known(upload), request.partNumber(), Requests.newPart(
                request), body));
        TrailingChecksum.answer(part.checksums());
        return UploadPartResponse.builder().eTag(part.eTag()).build();
    }

    List<Part> parts(MultipartUpload upload) {
        return uploads.parts(known(upload)).stream().map(MultipartUploads::part).toList();
    }

    /** A page of the parts, with their checksums, so that another client can complete the upload. */
    ListPartsResponse list(ListPartsRequest request) {
        int most = Math.min(Optional.ofNullable(request.maxParts()).orElse(MOST_PARTS), MOST_PARTS);
        int after = Optional.ofNullable(request.partNumberMarker()).orElse(0);
        if (most < 0 || after < 0) {
            throw S3Errors.invalidArgument("Neither max-parts nor part-number-marker may be negative");
        }
        var upload = uploads.find(request.bucket(), request.key(), request.uploadId());
        var left = uploads.parts(upload).stream().filter(p -> p.number() > after).toList();
        var page = left.subList(0, Math.min(most, left.size()));
        return ListPartsResponse.builder().bucket(upload.bucket()).key(upload.key()).uploadId(upload.id())
                .maxParts(most).partNumberMarker(after).nextPartNumberMarker(page.isEmpty() ? 0
                        : page.getLast()
                                .number()).isTruncated(page.size() < left.size()).storageClass(StorageClass.STANDARD)
                .checksumAlgorithm(upload.algorithm().orElse(null)).checksumType(type(upload).orElse(null))
                .parts(page.stream().map(MultipartUploads::part).toList()).build();
    }

    private static Optional<ChecksumType> type(Upload upload) {
        return upload.algorithm().map(_ -> upload.wholeChecksum() ? ChecksumType.FULL_OBJECT : ChecksumType.COMPOSITE);
    }

    private static Part part(UploadedPart part) {
        var sums = part.checksums();
        return Part.builder().partNumber(part.number()).eTag("\"" + part.eTag() + "\"").size(part.piece().size())
                .lastModified(part
                        .modified()).checksumCRC32(sums.get("CRC32")).checksumCRC32C(sums.get("CRC32C"))
                .checksumCRC64NVME(sums
                        .get("CRC64NVME")).checksumSHA1(sums.get("SHA1")).checksumSHA256(sums.get("SHA256")).build();
    }

    CompleteMultipartUploadResponse complete(MultipartUpload upload, CompleteMultipartUploadRequest request) {
        var eTags = new LinkedHashMap<Integer, String>();
        request.multipartUpload().parts().forEach(part -> eTags.put(part.partNumber(), part.eTag()));
        var conditions = Conditions.onWrite(Optional.ofNullable(request.ifMatch()), Optional.ofNullable(request
                .ifNoneMatch()));
        var object = LocalBlobStore.doing(() -> uploads.complete(known(upload), eTags, conditions));
        return CompleteMultipartUploadResponse.builder().bucket(upload.containerName()).key(object.key()).eTag(object
                .eTag()).build();
    }

    List<software.amazon.awssdk.services.s3.model.MultipartUpload> inBucket(String bucket) {
        return uploads.inBucket(bucket).stream().map(upload -> software.amazon.awssdk.services.s3.model.MultipartUpload
                .builder().uploadId(upload.id()).key(upload.key()).initiated(upload.begun()).build()).toList();
    }

    private Upload known(MultipartUpload upload) {
        return uploads.find(upload.containerName(), upload.blobName(), upload.id());
    }
}
