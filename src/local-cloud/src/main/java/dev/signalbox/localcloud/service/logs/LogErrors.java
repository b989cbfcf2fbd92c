package dev.signalbox.localcloud.service.logs;

import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** CloudWatch Logs' errors with its texts. */
final class LogErrors {
    private LogErrors() {}

    static AwsServiceException noGroup() {
        return notFound("The specified log group does not exist.");
    }

    static AwsServiceException noStream() {
        return notFound("The specified log stream does not exist.");
    }

    static AwsServiceException notFound(String message) {
        return ServiceError.of(ResourceNotFoundException.builder(), 400, "ResourceNotFoundException", message);
    }

    static AwsServiceException exists(String what) {
        return ServiceError.of(ResourceAlreadyExistsException.builder(), 400, "ResourceAlreadyExistsException",
                "The specified log " + what + " already exists");
    }

    static AwsServiceException invalid(String message) {
        return ServiceError.of(InvalidParameterException.builder(), 400, "InvalidParameterException", message);
    }
}
