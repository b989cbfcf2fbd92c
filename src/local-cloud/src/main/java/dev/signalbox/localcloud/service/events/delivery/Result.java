package dev.signalbox.localcloud.service.events.delivery;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How a try to deliver ended. */
sealed interface Result {
    record Delivered() implements Result {}

    /** @param code as dead letters have it in ERROR_CODE */
    record Again(String code, String reason) implements Result {}

    /** To try again would be in vain, as for targets that are not there or do not permit it. */
    record Never(String code, String reason) implements Result {}

    static Result notPermitted(String reason) {
        return new Never("NO_PERMISSIONS", reason);
    }

    static Result of(AwsServiceException e) {
        var reason = ServiceError.codeOf(e) + ": " + ServiceError.messageOf(e);
        if (e.statusCode() == 429 || e.isThrottlingException()) {
            return new Again("THROTTLING", reason);
        }
        if (e.statusCode() >= 500) {
            return new Again("INTERNAL_ERROR", reason);
        }
        var code = ServiceError.codeOf(e).toLowerCase(Locale.ROOT);
        if (code.contains("accessdenied")) {
            return notPermitted(reason);
        }
        boolean missing = code.contains("notfound") || code.contains("nonexistent") || code.contains("doesnotexist");
        return new Never(missing ? "NO_RESOURCE" : "INVALID_PARAMETER", reason);
    }
}
