package dev.signalbox.localcloud.service.stepfunctions.test;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.service.stepfunctions.Errors;
import dev.signalbox.states.TaskResource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Checks a mocked result against the response of the operation that it stands for: the SDK's classes tell the types,
 * {@link Constraints} the rest. Fields that the response does not have pass.
 */
final class MockSchema {
    private static final Map<String, String> MODULES = Map.of("states", "sfn", "events", "eventbridge",
            "elasticmapreduce", "emr");

    private final String module;
    private final boolean strict;

    private MockSchema(String module, boolean strict) {
        this.module = module;
        this.strict = strict;
    }

    /** Results of jobs and callbacks are not those of the call, so they pass as they are. */
    static void check(TaskResource resource, JsonNode result, @Nullable String mode) {
        if ("NONE".equals(mode) || resource.kind() != TaskResource.Kind.SERVICE || resource
                .pattern() != TaskResource.Pattern.REQUEST_RESPONSE) {
            return;
        }
        var service = resource.service().replace("aws-sdk:", "");
        var module = MODULES.getOrDefault(service, service).toLowerCase(Locale.ROOT);
        response(module, resource.operation()).ifPresent(r -> new MockSchema(module, !"PRESENT".equals(mode)).object(
                result, r));
    }

    private static Optional<SdkPojo> response(String module, String operation) {
        if (!module.matches("[a-z0-9]+") || !operation.matches("[a-z][A-Za-z0-9]*")) {
            return Optional.empty();
        }
        var name = "software.amazon.awssdk.services." + module + ".model." + capital(operation) + "Response";
        try {
            var type = Class.forName(name, false, MockSchema.class.getClassLoader()).asSubclass(AwsResponse.class);
            return Optional.of((SdkPojo) ((AwsResponse.Builder) type.getMethod("builder").invoke(null)).build());
        } catch (ClassNotFoundException | ClassCastException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " is not a model class", e);
        }
    }

    private void object(JsonNode value, SdkPojo type) {
        if (!value.isObject()) {
            throw wrong("Mock result must be a JSON object");
        }
        for (SdkField<?> field : type.sdkFields()) {
            var name = capital(field.memberName());
            var limits = Constraints.of(module, type.getClass(), name);
            if (value.has(name)) {
                value(value.get(name), name, field, new Member(type.getClass(), limits));
            } else if (strict && limits.required()) {
                throw wrong("Required field '" + name + "' is missing");
            }
        }
    }

    private record Member(Class<?> owner, Constraints.Limits limits) {}

    private void value(JsonNode value, String name, SdkField<?> field, Member member) {
        switch (field.marshallingType().getKnownType()) {
            case STRING -> {
                text(value, name, member.limits());
                EnumValues.of(member.owner(), field.memberName()).filter(known -> !known.contains(value.textValue()))
                        .ifPresent(known -> {
                            throw wrong("Field '" + name + "' is not an expected value");
                        });
            }
            case INSTANT, SDK_BYTES -> text(value, name, member.limits());
            case BOOLEAN -> require(value.isBoolean(), name, "a boolean");
            case BYTE, SHORT, INTEGER, LONG, FLOAT, DOUBLE, BIG_DECIMAL -> number(value, name, member.limits());
            case LIST -> {
                require(value.isArray(), name, "an array");
                var element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
                value.forEach(v -> value(v, name, element, element(element)));
            }
            case MAP -> {
                require(value.isObject(), name, "an object");
                var entry = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
                value.forEach(v -> value(v, name, entry, element(entry)));
            }
            case SDK_POJO -> {
                require(value.isObject(), name, "an object");
                object(value, built(field));
            }
            default -> {
            }
        }
    }

    private static Member element(SdkField<?> field) {
        return new Member(field.getClass(), Constraints.NONE);
    }

    private static SdkPojo built(SdkField<?> field) {
        return (SdkPojo) ((Buildable) field.constructor().get()).build();
    }

    private static void text(JsonNode value, String name, Constraints.Limits limits) {
        require(value.isTextual(), name, "a string");
        int length = value.textValue().length();
        if (limits.least().filter(l -> length < l).isPresent()) {
            throw wrong("Field '" + name + "' is smaller than the minimum length");
        }
        if (limits.greatest().filter(g -> length > g).isPresent()) {
            throw wrong("Field '" + name + "' exceeds the maximum length");
        }
    }

    private static void number(JsonNode value, String name, Constraints.Limits limits) {
        require(value.isNumber(), name, "a number");
        if (limits.least().filter(l -> value.doubleValue() < l).isPresent()) {
            throw wrong("Field '" + name + "' is less than the minimum value");
        }
        if (limits.greatest().filter(g -> value.doubleValue() > g).isPresent()) {
            throw wrong("Field '" + name + "' exceeds the maximum value");
        }
    }

    private static void require(boolean right, String name, String type) {
        if (!right) {
            throw wrong("Field '" + name + "' must be " + type);
        }
    }

    private static AwsServiceException wrong(String what) {
        return Errors.validation("Mock result schema validation error: " + what);
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
