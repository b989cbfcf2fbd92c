package dev.signalbox.localcloud.service.cloudformation.template;

import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** CloudFormation's one unmodelled error for everything that is wrong with a request or template. */
public final class InvalidTemplate {
    private InvalidTemplate() {}

    /** A {@code ValidationError} with exactly this message. */
    public static AwsServiceException error(String message) {
        return ServiceError.of(400, "ValidationError", message);
    }

    /** A {@code ValidationError} about the template's form. */
    public static AwsServiceException format(String message) {
        return error("Template format error: " + message);
    }

    /** A {@code ValidationError} about what the template says. */
    public static AwsServiceException template(String message) {
        return error("Template error: " + message);
    }

    /** A {@code ValidationError} for something that AWS has and this local cloud does not. */
    public static AwsServiceException unsupported(String what) {
        return error(what + " is not supported by the local cloud");
    }
}
