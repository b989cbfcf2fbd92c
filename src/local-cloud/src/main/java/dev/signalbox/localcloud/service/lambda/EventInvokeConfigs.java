package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionEventInvokeConfigResponse;

/** How often and how long events are tried, and who is told of their end. */
final class EventInvokeConfigs {
    private static final Set<String> SUPPORTED = Set.of("FunctionName", "Qualifier", "MaximumRetryAttempts",
            "MaximumEventAgeInSeconds", "DestinationConfig");
    private static final Pattern DESTINATION = Pattern.compile(
            "^$|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z0-9-]+)?:(\\d{12})?:(.*)");
    /** An empty ARN is how a destination is taken away. */
    private static final String NONE = "";

    private final FunctionStore functions;
    private final Store store;
    private final DurableMap<EventInvokeConfig> configs;

    EventInvokeConfigs(FunctionStore functions) {
        this.functions = functions;
        this.store = functions.context().store();
        this.configs = store.map("lambda.event-invoke-configs", EventInvokeConfig.class);
    }

    void register(Operations operations) {
        operations.on(PutFunctionEventInvokeConfigRequest.class, this::put).on(
                UpdateFunctionEventInvokeConfigRequest.class, this::update).on(
                        GetFunctionEventInvokeConfigRequest.class, this::get).on(
                                ListFunctionEventInvokeConfigsRequest.class, this::list).on(
                                        DeleteFunctionEventInvokeConfigRequest.class, this::delete);
    }

    /** What holds for an event; settings of the function are not those of its versions and aliases. */
    EventInvokeConfig of(AsyncEvent event) {
        var qualifier = event.qualifier().orElse(FunctionRecord.LATEST);
        return configs.get(event.function() + ":" + qualifier).orElseGet(() -> EventInvokeConfig.none(event.function(),
                qualifier));
    }

    private PutFunctionEventInvokeConfigResponse put(PutFunctionEventInvokeConfigRequest request) {
        // Both requests have the same members.
        var asUpdate = SdkFields.copy(request, UpdateFunctionEventInvokeConfigRequest.builder()).build();
        return SdkFields.copy(keep(wanted(asUpdate)), PutFunctionEventInvokeConfigResponse.builder()).build();
    }

    private UpdateFunctionEventInvokeConfigResponse update(UpdateFunctionEventInvokeConfigRequest request) {
        var wanted = wanted(request);
        var old = find(wanted.function(), wanted.qualifier());
        return SdkFields.copy(keep(old.changedBy(wanted)), UpdateFunctionEventInvokeConfigResponse.builder()).build();
    }

    private FunctionEventInvokeConfig keep(EventInvokeConfig config) {
        store.write(() -> configs.put(config.function() + ":" + config.qualifier(), config));
        return view(config);
    }

    private EventInvokeConfig wanted(UpdateFunctionEventInvokeConfigRequest request) {
        FunctionSettings.refuse(request, SUPPORTED);
        if (request.maximumRetryAttempts() == null && request.maximumEventAgeInSeconds() == null && request
                .destinationConfig() == null) {
            throw LambdaErrors.invalid("You must specify at least one of error handling or destination setting.");
        }
        between("maximumRetryAttempts", request.maximumRetryAttempts(), 0, 2);
        between("maximumEventAgeInSeconds", request.maximumEventAgeInSeconds(), 60, 21_600);
        var function = functions.get(request.functionName(), request.qualifier());
        var reference = functions.reference(request.functionName(), request.qualifier());
        var destinations = Optional.ofNullable(request.destinationConfig());
        return new EventInvokeConfig(function.name(), reference.qualifier().orElse(FunctionRecord.LATEST), Optional
                .ofNullable(request.maximumRetryAttempts()), Optional.ofNullable(request.maximumEventAgeInSeconds()),
                destinations.map(DestinationConfig::onSuccess).map(s -> destination(s.destination(), function)),
                destinations.map(DestinationConfig::onFailure).map(f -> destination(f.destination(), function)),
                functions.context().time().now());
    }

    private static void between(String member, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw LambdaErrors.constraint(member, value, value < least
                    ? "Member must have value greater than or equal to " + least
                    : "Member must have value less than or equal to " + most);
        }
    }

    private String destination(@Nullable String arn, FunctionRecord function) {
        if (arn == null || arn.isEmpty()) {
            return NONE;
        }
        if (!DESTINATION.matcher(arn).matches()) {
            throw LambdaErrors.constraint("destinationConfig", arn, "Member must satisfy regular expression pattern: "
                    + DESTINATION.pattern());
        }
        var service = arn.split(":", 4)[2];
        switch (service) {
            case "sqs", "sns" -> {
                return arn;
            }
            case "lambda" -> {
                if (functions.name(arn, null).equals(function.name())) {
                    throw LambdaErrors.invalid("You can't specify the function as a destination for itself.");
                }
                return arn;
            }
            case "events", "s3" -> throw LambdaErrors.invalid(
                    "The local cloud does not implement destinations of service " + service + " for Lambda events: "
                            + arn);
            default -> throw LambdaErrors.invalid("The destination ARN " + arn + " is invalid.");
        }
    }

    private EventInvokeConfig find(String function, String qualifier) {
        return configs.get(function + ":" + qualifier).orElseThrow(() -> LambdaErrors.notFound("The function "
                + functions.arn(function + ":" + qualifier) + " doesn't have an EventInvokeConfig"));
    }

    private EventInvokeConfig find(Reference reference) {
        return find(reference.name(), reference.qualifier().orElse(FunctionRecord.LATEST));
    }

    private GetFunctionEventInvokeConfigResponse get(GetFunctionEventInvokeConfigRequest request) {
        var reference = functions.reference(request.functionName(), request.qualifier());
        return SdkFields.copy(view(find(reference)), GetFunctionEventInvokeConfigResponse.builder()).build();
    }

    private ListFunctionEventInvokeConfigsResponse list(ListFunctionEventInvokeConfigsRequest request) {
        var function = functions.latest(request.functionName()).name();
        var page = Page.of(configs.range(function + ":").map(this::view).toList(), request.marker(), request
                .maxItems());
        return ListFunctionEventInvokeConfigsResponse.builder().functionEventInvokeConfigs(page.items()).nextMarker(page
                .next()).build();
    }

    private DeleteFunctionEventInvokeConfigResponse delete(DeleteFunctionEventInvokeConfigRequest request) {
        var found = find(functions.reference(request.functionName(), request.qualifier()));
        store.write(() -> configs.remove(found.function() + ":" + found.qualifier()));
        return DeleteFunctionEventInvokeConfigResponse.builder().build();
    }

    private FunctionEventInvokeConfig view(EventInvokeConfig config) {
        return FunctionEventInvokeConfig.builder().functionArn(functions.arn(config.function() + ":" + config
                .qualifier())).lastModified(config.lastModified()).maximumRetryAttempts(config.maximumRetryAttempts()
                        .orElse(null)).maximumEventAgeInSeconds(config.maximumEventAgeSeconds().orElse(null))
                .destinationConfig(d -> d.onSuccess(s -> s.destination(set(config.onSuccess()))).onFailure(f -> f
                        .destination(set(config.onFailure())))).build();
    }

    private static @Nullable String set(Optional<String> destination) {
        return destination.filter(d -> !d.isEmpty()).orElse(null);
    }
}
