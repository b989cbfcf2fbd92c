package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The codes that each service gives a refused request. */
final class AccessDenied {
    /** Their code lacks the "Exception" of the newer protocols. */
    private static final Set<String> PLAIN = Set.of("s3", "sts", "iam", "cloudformation");
    private static final Set<String> JSON = Set.of("dynamodb", "sfn", "kms", "cloudwatchlogs");
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private AccessDenied() {}

    /** @param module the SDK's name of the service, such as {@code sfn} */
    static AwsServiceException of(String module, String message) {
        if (PLAIN.contains(module)) {
            return ServiceError.of(FORBIDDEN, "AccessDenied", message);
        }
        return switch (module) {
            case "ses" -> ServiceError.of(FORBIDDEN, "AccessDenied", message);
            case "sns" -> ServiceError.of(FORBIDDEN, "AuthorizationError", message);
            case "sqs" -> ServiceError.of(AwsServiceException.builder(), "AccessDeniedException", "AccessDenied",
                    message);
            case "ec2" -> ServiceError.of(FORBIDDEN, "UnauthorizedOperation",
                    "You are not authorized to perform this operation. " + message);
            default -> ServiceError.of(JSON.contains(module) ? BAD_REQUEST : FORBIDDEN, "AccessDeniedException",
                    message);
        };
    }
}
