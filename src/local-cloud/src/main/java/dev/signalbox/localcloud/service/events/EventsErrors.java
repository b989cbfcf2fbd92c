package dev.signalbox.localcloud.service.events;

import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;

/** EventBridge's errors with its texts. */
final class EventsErrors {
    private EventsErrors() {}

    static AwsServiceException invalid(String message) {
        return ServiceError.of(400, "ValidationException", message);
    }

    /** What the model of the API forbids. */
    static AwsServiceException constraint(@Nullable Object value, String path, String rule) {
        var given = value == null ? "null" : "'" + value + "'";
        return invalid("1 validation error detected: Value " + given + " at '" + path
                + "' failed to satisfy constraint: " + rule);
    }

    static AwsServiceException notFound(String message) {
        return ServiceError.of(ResourceNotFoundException.builder(), 400, "ResourceNotFoundException", message);
    }

    static AwsServiceException noBus(String name) {
        return notFound("Event bus " + name + " does not exist.");
    }

    static AwsServiceException noRule(String name, String bus) {
        return notFound("Rule " + name + " does not exist on EventBus " + bus + ".");
    }

    static AwsServiceException exists(String message) {
        return ServiceError.of(ResourceAlreadyExistsException.builder(), 400, "ResourceAlreadyExistsException",
                message);
    }

    static AwsServiceException limit() {
        return ServiceError.of(LimitExceededException.builder(), 400, "LimitExceededException",
                "The requested resource exceeds the maximum number allowed.");
    }

    static AwsServiceException pattern(String reason) {
        return ServiceError.of(InvalidEventPatternException.builder(), 400, "InvalidEventPatternException",
                "Event pattern is not valid. Reason: " + reason);
    }

    /** Refuses members beyond those that are implemented. */
    static void only(SdkPojo request, Set<String> supported) {
        var more = SdkFields.unsupported(request, supported);
        if (!more.isEmpty()) {
            throw invalid("The local cloud does not implement " + String.join(", ", more) + ".");
        }
    }
}
