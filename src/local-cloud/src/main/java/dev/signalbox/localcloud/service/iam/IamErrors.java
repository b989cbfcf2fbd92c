package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** IAM's errors with its codes and texts. */
final class IamErrors {
    private IamErrors() {}

    static AwsServiceException missing(String what) {
        return ServiceError.of(NoSuchEntityException.builder(), 404, "NoSuchEntity", what);
    }

    static AwsServiceException exists(String what) {
        return ServiceError.of(EntityAlreadyExistsException.builder(), 409, "EntityAlreadyExists", what
                + " already exists.");
    }

    static AwsServiceException conflict(String why) {
        return ServiceError.of(DeleteConflictException.builder(), 409, "DeleteConflict", why);
    }

    static AwsServiceException malformedPolicy(String why) {
        return ServiceError.of(MalformedPolicyDocumentException.builder(), 400, "MalformedPolicyDocument", why);
    }

    static AwsServiceException limit(String why) {
        return ServiceError.of(LimitExceededException.builder(), 409, "LimitExceeded", why);
    }

    static AwsServiceException invalid(String why) {
        return ServiceError.of(400, "ValidationError", why);
    }
}
