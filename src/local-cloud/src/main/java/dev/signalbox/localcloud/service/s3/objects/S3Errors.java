package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** S3's errors, with its codes and texts. */
public final class S3Errors {
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

    static AwsServiceException bucketNotEmpty() {
        return ServiceError.of(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
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

    static AwsServiceException incompleteBody() {
        return ServiceError.of(400, "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }

    static AwsServiceException badDigest(String what) {
        return ServiceError.of(400, "BadDigest", "The " + what
                + " you specified did not match the calculated checksum.");
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
