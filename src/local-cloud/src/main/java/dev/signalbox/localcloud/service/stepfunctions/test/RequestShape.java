package dev.signalbox.localcloud.service.stepfunctions.test;

import dev.signalbox.localcloud.service.stepfunctions.Errors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.MockResponseValidationMode;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/** What AWS checks of every request before it looks at what it means. */
final class RequestShape {
    private static final int MAX_STATE_NAME = 80;

    private final List<String> errors = new ArrayList<>();

    private RequestShape() {}

    static void check(TestStateRequest request) {
        var shape = new RequestShape();
        shape.required(request.definition(), "definition");
        shape.name(request.stateName(), "stateName");
        if (request.inspectionLevel() == InspectionLevel.UNKNOWN_TO_SDK_VERSION) {
            shape.add(request.inspectionLevelAsString(), "inspectionLevel",
                    "Member must satisfy enum value set: [INFO, DEBUG, TRACE]");
        }
        var mock = request.mock();
        if (mock != null && mock.fieldValidationMode() == MockResponseValidationMode.UNKNOWN_TO_SDK_VERSION) {
            shape.add(mock.fieldValidationModeAsString(), "mock.fieldValidationMode",
                    "Member must satisfy enum value set: [STRICT, PRESENT, NONE]");
        }
        var configuration = request.stateConfiguration();
        if (configuration != null) {
            shape.count(configuration.retrierRetryCount(), "stateConfiguration.retrierRetryCount");
            shape.count(configuration.mapIterationFailureCount(), "stateConfiguration.mapIterationFailureCount");
            shape.name(configuration.errorCausedByState(), "stateConfiguration.errorCausedByState");
        }
        shape.end();
    }

    private void required(@Nullable String value, String member) {
        if (value == null) {
            errors.add("Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
        } else if (value.isEmpty()) {
            add(value, member, "Member must have length greater than or equal to 1");
        }
    }

    private void name(@Nullable String value, String member) {
        if (value != null && value.isEmpty()) {
            add(value, member, "Member must have length greater than or equal to 1");
        } else if (value != null && value.length() > MAX_STATE_NAME) {
            add(value, member, "Member must have length less than or equal to " + MAX_STATE_NAME);
        }
    }

    private void count(@Nullable Integer value, String member) {
        if (value != null && value < 0) {
            add(value.toString(), member, "Member must have value greater than or equal to 0");
        }
    }

    private void add(String value, String member, String constraint) {
        errors.add("Value '" + value + "' at '" + member + "' failed to satisfy constraint: " + constraint);
    }

    private void end() {
        if (!errors.isEmpty()) {
            throw Errors.validation(errors.size() + " validation error" + (errors.size() == 1 ? "" : "s")
                    + " detected: " + String.join("; ", errors));
        }
    }
}
