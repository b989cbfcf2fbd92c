package dev.signalbox.localcloud.service.lambda.source;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ScalingConfig;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

/** Which queues' messages go to which functions. */
public final class EventSourceMappings implements AutoCloseable {
    private static final int BATCH_SIZE = 10;
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

    private final CloudContext context;
    private final MappingRules rules;
    private final DurableMap<Mapping> mappings;
    private final Map<String, Poller> pollers = new ConcurrentHashMap<>();

    public EventSourceMappings(CloudContext context) {
        this.context = context;
        this.rules = new MappingRules(context);
        this.mappings = context.store().map("lambda.event-source-mappings", Mapping.class);
    }

    public void register(Operations operations) {
        operations.on(CreateEventSourceMappingRequest.class, this::create).on(GetEventSourceMappingRequest.class,
                this::get).on(ListEventSourceMappingsRequest.class, this::list).on(
                        UpdateEventSourceMappingRequest.class, this::update).on(DeleteEventSourceMappingRequest.class,
                                this::delete);
    }

    /** Goes on with what was there when the process last ended. */
    public void resume() {
        mappings.values().toList().forEach(this::poll);
    }

    @Override
    public void close() {
        pollers.values().forEach(Poller::stop);
        try {
            for (var poller : pollers.values()) {
                poller.join(CLOSE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll(Mapping mapping) {
        pollers.compute(mapping.uuid(), (_, old) -> {
            if (old != null) {
                old.stop();
            }
            return mapping.enabled() ? new Poller(context, mapping).start() : null;
        });
    }

    private synchronized CreateEventSourceMappingResponse create(CreateEventSourceMappingRequest request) {
        rules.refuse(request);
        rules.checkSource(request.eventSourceArn());
        if (request.startingPosition() != null || request.startingPositionTimestamp() != null) {
            throw MappingRules.invalid("StartingPosition is not valid for SQS event sources.");
        }
        var function = rules.function(request.functionName());
        var made = new Mapping(UUID.randomUUID().toString(), request.eventSourceArn(), function.functionArn(), or(
                request
                        .batchSize(), BATCH_SIZE), or(request.maximumBatchingWindowInSeconds(), 0), or(request
                                .enabled(), true),
                request.functionResponseTypes().contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES), rules
                        .filters(
                                request.filterCriteria()).orElse(List.of()), concurrency(request.scalingConfig()),
                context.time()
                        .now());
        rules.check(made, function.timeout());
        mappings.values().filter(m -> m.queueArn().equals(made.queueArn()) && m.functionArn().equals(made
                .functionArn())).findFirst().ifPresent(m -> {
                    throw ServiceError.of(ResourceConflictException.builder().type("User"), 409,
                            "ResourceConflictException", "The event source arn (\" " + m.queueArn()
                                    + " \") and function (\" " + function.functionName()
                                    + " \") provided mapping already exists. Please update or delete the existing "
                                    + "mapping with UUID " + m.uuid());
                });
        context.store().write(() -> mappings.put(made.uuid(), made));
        poll(made);
        return SdkFields.copy(view(made, "Creating"), CreateEventSourceMappingResponse.builder()).build();
    }

    private synchronized UpdateEventSourceMappingResponse update(UpdateEventSourceMappingRequest request) {
        rules.refuse(request);
        var old = find(request.uuid());
        var function = rules.function(request.functionName() == null ? old.functionArn() : request.functionName());
        var changed = new Mapping(old.uuid(), old.queueArn(), function.functionArn(), or(request.batchSize(), old
                .batchSize()), or(request.maximumBatchingWindowInSeconds(), old.windowSeconds()), or(request.enabled(),
                        old.enabled()), request.hasFunctionResponseTypes()
                                ? request.functionResponseTypes().contains(
                                        FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                                : old.reportsItems(), rules.filters(request.filterCriteria()).orElse(old.filters()),
                request.scalingConfig() == null ? old.maximumConcurrency() : concurrency(request.scalingConfig()),
                context.time().now());
        rules.check(changed, function.timeout());
        context.store().write(() -> mappings.put(changed.uuid(), changed));
        poll(changed);
        var state = changed.enabled() == old.enabled() ? "Updating" : changed.enabled() ? "Enabling" : "Disabling";
        return SdkFields.copy(view(changed, state), UpdateEventSourceMappingResponse.builder()).build();
    }

    private synchronized DeleteEventSourceMappingResponse delete(DeleteEventSourceMappingRequest request) {
        var old = find(request.uuid());
        context.store().write(() -> mappings.remove(old.uuid()));
        var poller = pollers.remove(old.uuid());
        if (poller != null) {
            poller.stop();
        }
        return SdkFields.copy(view(old, "Deleting"), DeleteEventSourceMappingResponse.builder()).build();
    }

    private GetEventSourceMappingResponse get(GetEventSourceMappingRequest request) {
        return SdkFields.copy(view(find(request.uuid())), GetEventSourceMappingResponse.builder()).build();
    }

    private ListEventSourceMappingsResponse list(ListEventSourceMappingsRequest request) {
        var function = Optional.ofNullable(request.functionName()).map(name -> rules.function(name).functionArn());
        var after = Optional.ofNullable(request.marker());
        int most = Math.clamp(or(request.maxItems(), 100), 1, 100);
        var found = mappings.values().filter(m -> after.isEmpty() || m.uuid().compareTo(after.get()) > 0).filter(
                m -> request.eventSourceArn() == null || request.eventSourceArn().equals(m.queueArn())).filter(
                        m -> function.isEmpty() || function.get().equals(m.functionArn())).limit(most + 1L).toList();
        var response = ListEventSourceMappingsResponse.builder().eventSourceMappings(found.stream().limit(most).map(
                this::view).toList());
        return found.size() > most ? response.nextMarker(found.get(most - 1).uuid()).build() : response.build();
    }

    private Mapping find(@Nullable String uuid) {
        return mappings.get(String.valueOf(uuid)).orElseThrow(() -> ServiceError.of(ResourceNotFoundException.builder()
                .type("User"), 404, "ResourceNotFoundException", "The resource you requested does not exist."));
    }

    private EventSourceMappingConfiguration view(Mapping mapping) {
        return view(mapping, mapping.enabled() ? "Enabled" : "Disabled");
    }

    private EventSourceMappingConfiguration view(Mapping mapping, String state) {
        var view = EventSourceMappingConfiguration.builder().uuid(mapping.uuid()).eventSourceMappingArn(context.arn(
                "lambda", "event-source-mapping:" + mapping.uuid())).eventSourceArn(mapping.queueArn()).functionArn(
                        mapping.functionArn()).batchSize(mapping.batchSize()).maximumBatchingWindowInSeconds(mapping
                                .windowSeconds()).state(state).stateTransitionReason("USER_INITIATED").lastModified(
                                        mapping.lastModified()).functionResponseTypes(mapping.reportsItems()
                                                ? List.of(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                                                : List.of());
        if (!mapping.filters().isEmpty()) {
            view.filterCriteria(c -> c.filters(mapping.filters().stream().map(p -> Filter.builder().pattern(p).build())
                    .toList()));
        }
        mapping.maximumConcurrency().ifPresent(m -> view.scalingConfig(s -> s.maximumConcurrency(m)));
        return view.build();
    }

    private static Optional<Integer> concurrency(@Nullable ScalingConfig scaling) {
        return Optional.ofNullable(scaling).map(ScalingConfig::maximumConcurrency);
    }

    private static <T> T or(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
