package dev.signalbox.localcloud.service.dynamodb.value;

import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Makes DynamoDB's {@code ValidationException}, in AWS's words. */
public final class Invalid {
    public static final String CODE = "ValidationException";

    private Invalid() {}

    public static AwsServiceException request(String message) {
        return ServiceError.of(DynamoDbException.builder(), 400, CODE, message);
    }

    /** The form most item and table checks use. */
    public static AwsServiceException parameter(String message) {
        return request("One or more parameter values were invalid: " + message);
    }

    /** The form of the checks that AWS's service framework makes before DynamoDB sees the request. */
    public static AwsServiceException constraint(String value, String member, String constraint) {
        return request("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }

    /** A feature of AWS that this engine does not have, named so that nobody takes silence for support. */
    public static AwsServiceException unsupported(String feature, String operation) {
        return request("The local cloud does not support " + feature + " of " + operation + ".");
    }
}
