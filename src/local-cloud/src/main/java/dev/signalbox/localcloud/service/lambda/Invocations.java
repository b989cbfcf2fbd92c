package dev.signalbox.localcloud.service.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** {@code Invoke}: synchronous, as an event, or dry. */
final class Invocations {
    private static final Logger LOG = LoggerFactory.getLogger(Invocations.class);
    static final int REQUEST_LIMIT = 6_291_456;
    static final int RESPONSE_LIMIT = 6_291_556;
    private static final int EVENT_LIMIT = 1_048_576;
    private static final Set<String> SUPPORTED = Set.of("FunctionName", "InvocationType", "LogType", "ClientContext",
            "Payload", "Qualifier");
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final FunctionStore functions;
    private final EnvironmentPool pool;
    private final AsyncInvocations events;

    Invocations(FunctionStore functions, EnvironmentPool pool, AsyncInvocations events) {
        this.functions = functions;
        this.pool = pool;
        this.events = events;
    }

    InvokeResponse invoke(InvokeRequest request) {
        FunctionSettings.refuse(request, SUPPORTED);
        var target = functions.route(request.functionName(), request.qualifier());
        var type = request.invocationType() == null ? InvocationType.REQUEST_RESPONSE : request.invocationType();
        var invocation = new Invocation(UUID.randomUUID().toString(), target.arn(), payload(request.payload(), type),
                context(request.clientContext()));
        return switch (type) {
            case DRY_RUN -> InvokeResponse.builder().statusCode(204).executedVersion(target.function().versionName())
                    .build();
            case EVENT -> {
                events.accept(functions.reference(request.functionName(), request.qualifier()), invocation);
                yield InvokeResponse.builder().statusCode(202).build();
            }
            case REQUEST_RESPONSE -> synchronous(request, target.function(), invocation);
            case UNKNOWN_TO_SDK_VERSION -> throw LambdaErrors.constraint("invocationType", request
                    .invocationTypeAsString(), "Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
        };
    }

    private InvokeResponse synchronous(InvokeRequest request, FunctionRecord function, Invocation invocation) {
        var outcome = pool.invoke(function, invocation);
        var response = InvokeResponse.builder().statusCode(200).executedVersion(function.versionName()).payload(
                SdkBytes.fromByteArrayUnsafe(outcome.payload()));
        if (outcome.failed()) {
            response.functionError("Unhandled");
        }
        if (request.logType() == LogType.TAIL) {
            response.logResult(Base64.getEncoder().encodeToString(outcome.log().getBytes(StandardCharsets.UTF_8)));
        }
        return response.build();
    }

    private static byte[] payload(@Nullable SdkBytes given, InvocationType type) {
        var bytes = given == null || given.asByteArrayUnsafe().length == 0 ? "{}".getBytes(StandardCharsets.UTF_8)
                : given.asByteArrayUnsafe();
        if (type == InvocationType.EVENT && bytes.length > EVENT_LIMIT) {
            throw LambdaErrors.eventTooLarge(bytes.length, EVENT_LIMIT);
        }
        if (bytes.length > REQUEST_LIMIT) {
            throw LambdaErrors.tooLarge(REQUEST_LIMIT);
        }
        try {
            JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw ServiceError.of(InvalidRequestContentException.builder().type("User"), 400,
                    "InvalidRequestContentException", "Could not parse request body into json: " + e
                            .getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
        return bytes;
    }

    private static Optional<String> context(@Nullable String given) {
        try {
            return Optional.ofNullable(given).map(g -> new String(Base64.getDecoder().decode(g),
                    StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            LOG.debug("Not base64", e);
            throw LambdaErrors.invalid("Client context must be a valid Base64-encoded JSON object.");
        }
    }
}
