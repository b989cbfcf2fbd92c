package dev.signalbox.localcloud.runtime;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Makes the exceptions that services throw; the wire turns them into the protocol's error envelope. */
public final class ServiceError {
    private ServiceError() {}

    /**
     * @param builder of the SDK's modelled exception, or of {@link AwsServiceException} for unmodelled codes
     * @param status HTTP status that AWS answers with
     * @param code error code on the wire; it cannot be derived from the class name
     */
    public static AwsServiceException of(AwsServiceException.Builder builder, int status, String code, String message) {
        var details = AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
        return builder.statusCode(status).message(message).awsErrorDetails(details).build();
    }

    /** An unmodelled sender error, such as CloudFormation's {@code ValidationError}. */
    public static AwsServiceException of(int status, String code, String message) {
        return of(AwsServiceException.builder(), status, code, message);
    }

    /** The error code on the wire, {@code InternalFailure} when none was given. */
    public static String codeOf(AwsServiceException error) {
        var details = error.awsErrorDetails();
        return details == null || details.errorCode() == null ? "InternalFailure" : details.errorCode();
    }

    /** The message without the SDK's own additions. */
    public static String messageOf(AwsServiceException error) {
        var details = error.awsErrorDetails();
        return details == null || details.errorMessage() == null ? String.valueOf(error.getMessage())
                : details.errorMessage();
    }
}
