package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** S3's errors, with its codes and texts. */
public final class S3Errors {
    private static final Logger LOG = LoggerFactory.getLogger(S3Errors.class);

    private S3Errors() {}

    public static AwsServiceException noSuchBucket() {
        return ServiceError.of(NoSuchBucketException.builder(), 404, "NoSuchBucket",
                "The specified bucket does not exist");
    }

    public static AwsServiceException noSuchKey() {
        return ServiceError.of(NoSuchKeyException.builder(), 404, "NoSuchKey", "The specified key does not exist.");
    }

    static AwsServiceException noSuchUpload() {
        return ServiceError.of(NoSuchUploadException.builder(), 404, "NoSuchUpload",
                "The specified multipart upload does not exist. The upload ID might be invalid, or the multipart upload might have been aborted or completed.");
    }

    static AwsServiceException bucketExists() {
        return ServiceError.of(BucketAlreadyOwnedByYouException.builder(), 409, "BucketAlreadyOwnedByYou",
                "Your previous request to create the named bucket succeeded and you already own it.");
    }

    static AwsServiceException bucketNotEmpty(String message) {
        return ServiceError.of(409, "BucketNotEmpty", message);
    }

    static AwsServiceException noSuchVersion() {
        return ServiceError.of(404, "NoSuchVersion", "The specified version does not exist.");
    }

    /** A key whose newest version is a delete marker. */
    static AwsServiceException hidden(String marker) {
        return ServiceError.of(NoSuchKeyException.builder(), 404, "NoSuchKey", "The specified key does not exist.", Map
                .of("x-amz-delete-marker", "true", "x-amz-version-id", marker));
    }

    /** Somebody asks for a delete marker itself. */
    static AwsServiceException isMarker(String versionId) {
        return ServiceError.of(AwsServiceException.builder(), 405, "MethodNotAllowed",
                "The specified method is not allowed against this resource.", Map.of("Allow", "DELETE",
                        "x-amz-delete-marker", "true", "x-amz-version-id", versionId));
    }

    static AwsServiceException invalidBucketName() {
        return ServiceError.of(400, "InvalidBucketName", "The specified bucket is not valid.");
    }

    static AwsServiceException preconditionFailed() {
        return ServiceError.of(412, "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold");
    }

    static AwsServiceException notModified() {
        return ServiceError.of(304, "NotModified", "Not Modified");
    }

    static AwsServiceException invalidRange() {
        return ServiceError.of(416, "InvalidRange", "The requested range is not satisfiable");
    }

    public static AwsServiceException invalidPartNumber() {
        return ServiceError.of(416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
    }

    public static AwsServiceException incompleteBody() {
        return ServiceError.of(400, "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }

    /** The client went away, or sends too slowly. */
    public static AwsServiceException cut(IOException cause) {
        var error = ServiceError.of(AwsServiceException.builder().cause(cause), 400, "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
        LOG.debug("A client's upload was cut", cause);
        return error;
    }

    static AwsServiceException badDigest(String what) {
        return ServiceError.of(400, "BadDigest", "The " + what
                + " you specified did not match the calculated checksum.");
    }

    static AwsServiceException invalidPartOrder() {
        return ServiceError.of(400, "InvalidPartOrder",
                "The list of parts was not in ascending order. Parts must be ordered by part number.");
    }

    public static AwsServiceException malformedXml() {
        return ServiceError.of(400, "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    public static AwsServiceException invalidRequest(String message) {
        return ServiceError.of(400, "InvalidRequest", message);
    }

    static AwsServiceException invalidPart() {
        return ServiceError.of(400, "InvalidPart",
                "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.");
    }

    static AwsServiceException entityTooSmall() {
        return ServiceError.of(400, "EntityTooSmall",
                "Your proposed upload is smaller than the minimum allowed object size.");
    }

    /** Bucket owner enforced is S3's default since 2023, so there are no other access control lists to keep. */
    public static AwsServiceException noAcls() {
        return ServiceError.of(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
    }

    public static AwsServiceException invalidArgument(String message) {
        return ServiceError.of(400, "InvalidArgument", message);
    }

    public static AwsServiceException notImplemented(String what) {
        return ServiceError.of(501, "NotImplemented", "The local cloud does not implement " + what + ".");
    }
}
