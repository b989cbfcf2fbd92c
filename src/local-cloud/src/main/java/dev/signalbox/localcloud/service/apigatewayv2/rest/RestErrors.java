package dev.signalbox.localcloud.service.apigatewayv2.rest;

import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** API Gateway's errors for REST APIs. */
final class RestErrors {
    private RestErrors() {}

    static AwsServiceException notFound(String kind) {
        return ServiceError.of(NotFoundException.builder(), 404, "NotFoundException", "Invalid " + kind
                + " identifier specified");
    }

    static AwsServiceException bad(String message) {
        return ServiceError.of(BadRequestException.builder(), 400, "BadRequestException", message);
    }

    static AwsServiceException conflict(String message) {
        return ServiceError.of(ConflictException.builder(), 409, "ConflictException", message);
    }

    /** Refuses by name what would not be honoured. */
    static void refuse(SdkPojo request, Set<String> supported) {
        var names = SdkFields.unsupported(request, supported);
        if (!names.isEmpty()) {
            throw notHere(String.join(", ", names));
        }
    }

    static AwsServiceException notHere(String what) {
        return bad("The local cloud does not implement this setting of REST APIs: " + what);
    }
}
