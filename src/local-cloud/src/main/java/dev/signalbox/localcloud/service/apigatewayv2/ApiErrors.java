package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ConflictException;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;

/** API Gateway's errors. */
final class ApiErrors {
    private ApiErrors() {}

    static AwsServiceException notFound(String kind, String id) {
        return ServiceError.of(NotFoundException.builder(), 404, "NotFoundException", "Invalid " + kind
                + " identifier specified " + id);
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
        return bad("The local cloud does not implement this setting of HTTP APIs: " + what);
    }
}
