package dev.signalbox.localcloud.service.stepfunctions.version;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.ServiceQuotaExceededException;

/** Errors that only versions and aliases have. */
final class VersionErrors {
    private VersionErrors() {}

    private static AwsServiceException conflict(String message) {
        return ServiceError.of(ConflictException.builder(), 400, "ConflictException", message);
    }

    static AwsServiceException otherRevision(String wanted, String current) {
        return conflict("Failed to publish the State Machine version for revision " + wanted
                + ". The current State Machine revision is " + current + ".");
    }

    static AwsServiceException referenced(List<String> aliases) {
        return conflict("Version to be deleted must not be referenced by an alias. Current list of aliases referencing "
                + "this version: " + aliases);
    }

    static AwsServiceException otherAlias() {
        return conflict("Failed to create alias because an alias with the same name and a different routing "
                + "configuration already exists.");
    }

    static AwsServiceException missing() {
        return ServiceError.of(ResourceNotFoundException.builder(), 400, "ResourceNotFound",
                "Request references a resource that does not exist.");
    }

    static AwsServiceException tooMany(String what, int most) {
        return ServiceError.of(ServiceQuotaExceededException.builder(), 400, "ServiceQuotaExceededException",
                "A state machine can have " + most + " " + what + "; delete one that is not used.");
    }
}
