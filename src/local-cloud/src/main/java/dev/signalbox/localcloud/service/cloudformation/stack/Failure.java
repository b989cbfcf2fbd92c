package dev.signalbox.localcloud.service.cloudformation.stack;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Locale;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Why a resource failed, as CloudFormation words it in events. */
final class Failure {
    private Failure() {}

    static String reason(RuntimeException error) {
        if (!(error instanceof AwsServiceException told)) {
            return handler(String.valueOf(error.getMessage()), "InternalFailure");
        }
        var code = ServiceError.codeOf(told);
        var message = ServiceError.messageOf(told);
        return switch (code) {
            case "ValidationError" -> message;
            case "NotStabilized" -> handler(message, code);
            default -> handler(message + " (Service: " + service(told) + ", Status Code: " + told.statusCode()
                    + ", Error Code: " + code + ")", handlerCode(code));
        };
    }

    static String handler(String message, String code) {
        return "Resource handler returned message: \"" + message + "\" (RequestToken: " + UUID.randomUUID()
                + ", HandlerErrorCode: " + code + ")";
    }

    /** The model package of the exception, such as {@code DynamoDb} from {@code services.dynamodb.model}. */
    private static String service(AwsServiceException error) {
        var parts = error.getClass().getPackageName().split("\\.");
        return parts.length > 2 && parts[parts.length - 1].equals("model") ? capital(parts[parts.length - 2]) : "AWS";
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String handlerCode(String code) {
        var lower = code.toLowerCase(Locale.ROOT);
        if (lower.contains("alreadyexists") || lower.contains("alreadyowned") || lower.contains("conflict")) {
            return "AlreadyExists";
        }
        if (lower.contains("notfound") || lower.contains("nosuch") || lower.contains("doesnotexist")) {
            return "NotFound";
        }
        if (lower.contains("validation") || lower.contains("invalid") || lower.contains("malformed")) {
            return "InvalidRequest";
        }
        if (lower.contains("accessdenied")) {
            return "AccessDenied";
        }
        return lower.contains("limitexceeded") ? "ServiceLimitExceeded" : "GeneralServiceException";
    }
}
