package dev.signalbox.localcloud.service.stepfunctions.request;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** Refuses requests that break the API model, as AWS does before it looks at anything else: all that is wrong, in one message. */
public final class RequestCheck {
    private final List<String> problems = new ArrayList<>();

    private RequestCheck() {}

    /** The same operations, each after the check of its request. */
    public static Operations before(Operations operations) {
        return new Operations() {
            @Override
            public <Q extends AwsRequest, R extends AwsResponse> Operations on(Class<Q> request,
                    Function<Q, R> handler) {
                operations.on(request, given -> {
                    check(given);
                    return handler.apply(given);
                });
                return this;
            }
        };
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException {@code ValidationException}, if anything is wrong */
    static void check(SdkPojo request) {
        var check = new RequestCheck();
        check.shape(request, "");
        var found = check.problems;
        if (!found.isEmpty()) {
            throw ServiceError.of(ValidationException.builder(), 400, "ValidationException", found.size()
                    + " validation error" + (found.size() == 1 ? "" : "s") + " detected: " + String.join("; ", found));
        }
    }

    private void shape(SdkPojo shape, String at) {
        var name = name(shape);
        for (SdkField<?> field : shape.sdkFields()) {
            var value = given(field.getValueOrDefault(shape));
            var where = at + field.locationName();
            if (value == null) {
                if (Constraints.isRequired(name, field.locationName())) {
                    problems.add("Value null at '" + where + "' failed to satisfy constraint: Member must not be null");
                }
            } else {
                Constraints.of(name, field.locationName()).ifPresent(c -> member(value, where, c));
                inside(value, where);
            }
        }
    }

    /** A list that nobody gave is none. */
    private static @Nullable Object given(@Nullable Object value) {
        return value instanceof SdkAutoConstructList ? null : value;
    }

    private void member(Object value, String where, Constraint constraint) {
        constraint.broken(value).ifPresent(why -> problems.add("Value " + (constraint.secret() ? ""
                : "'" + text(
                        value) + "' ") + "at '" + where + "' failed to satisfy constraint: " + why));
    }

    private void inside(Object value, String where) {
        if (value instanceof SdkPojo nested) {
            shape(nested, where + ".");
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof SdkPojo nested) {
                    shape(nested, where + "." + (i + 1) + ".member.");
                }
            }
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case SdkPojo shape -> name(shape) + "(" + shape.sdkFields().stream().map(f -> f.locationName() + "=" + text(
                    f
                            .getValueOrDefault(shape))).collect(Collectors.joining(", ")) + ")";
            case List<?> list -> list.stream().map(RequestCheck::text).toList().toString();
            case null, default -> String.valueOf(value);
        };
    }

    private static String name(SdkPojo shape) {
        return shape.getClass().getSimpleName();
    }
}
