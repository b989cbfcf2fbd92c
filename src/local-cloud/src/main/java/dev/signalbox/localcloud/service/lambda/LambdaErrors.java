package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ServiceException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Lambda's errors with AWS's codes and texts. */
final class LambdaErrors {
    private LambdaErrors() {}

    static AwsServiceException notFound(String message) {
        return ServiceError.of(ResourceNotFoundException.builder().type("User"), 404, "ResourceNotFoundException",
                message);
    }

    static AwsServiceException conflict(String message) {
        return ServiceError.of(ResourceConflictException.builder().type("User"), 409, "ResourceConflictException",
                message);
    }

    static AwsServiceException invalid(String message) {
        return ServiceError.of(InvalidParameterValueException.builder().type("User"), 400,
                "InvalidParameterValueException", message);
    }

    static AwsServiceException constraint(String member, Object value, String constraint) {
        return ServiceError.of(400, "ValidationException", "1 validation error detected: Value '" + value + "' at '"
                + member + "' failed to satisfy constraint: " + constraint);
    }

    static AwsServiceException revisionChanged() {
        return ServiceError.of(PreconditionFailedException.builder().type("User"), 412, "PreconditionFailedException",
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to "
                        + "retrieve the latest Revision Id");
    }

    static AwsServiceException tooLarge(int limit) {
        return ServiceError.of(RequestTooLargeException.builder().type("User"), 413, "RequestTooLargeException",
                "Request must be smaller than " + limit + " bytes for the InvokeFunction operation");
    }

    static AwsServiceException eventTooLarge(int size, int limit) {
        return ServiceError.of(RequestTooLargeException.builder().type("User"), 413, "RequestTooLargeException", size
                + " byte payload is too large for the Event invocation type (limit " + limit + " bytes)");
    }

    static AwsServiceException throttled(ThrottleReason reason) {
        return ServiceError.of(TooManyRequestsException.builder().type("User").reason(reason), 429,
                "TooManyRequestsException", "Rate Exceeded.");
    }

    static AwsServiceException internal(String message) {
        return ServiceError.of(ServiceException.builder().type("Service"), 500, "ServiceException", message);
    }
}
