package dev.signalbox.localcloud.service.secretsmanager;

import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Secrets Manager's errors with its texts. */
final class SecretErrors {
    private SecretErrors() {}

    static AwsServiceException notFound() {
        return notFound("Secrets Manager can't find the specified secret.");
    }

    static AwsServiceException notFound(String message) {
        return ServiceError.of(ResourceNotFoundException.builder(), 400, "ResourceNotFoundException", message);
    }

    static AwsServiceException exists(String message) {
        return ServiceError.of(ResourceExistsException.builder(), 400, "ResourceExistsException", message);
    }

    static AwsServiceException parameter(String message) {
        return ServiceError.of(InvalidParameterException.builder(), 400, "InvalidParameterException", message);
    }

    static AwsServiceException request(String message) {
        return ServiceError.of(InvalidRequestException.builder(), 400, "InvalidRequestException", message);
    }

    static void only(SdkPojo request, Set<String> supported) {
        var more = SdkFields.unsupported(request, supported);
        if (!more.isEmpty()) {
            throw parameter("The local cloud does not support " + String.join(", ", more) + ".");
        }
    }
}
