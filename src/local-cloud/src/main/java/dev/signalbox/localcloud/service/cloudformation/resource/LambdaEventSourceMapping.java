package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

/** {@code AWS::Lambda::EventSourceMapping} of a queue; its physical id is the mapping's UUID. */
final class LambdaEventSourceMapping implements ResourceType {
    private static final int BATCH_SIZE = 10;

    @Override
    public Shape.Struct properties() {
        return Model.shape(CreateEventSourceMappingRequest.builder()).only("BatchSize", "Enabled", "EventSourceArn",
                "FilterCriteria", "FunctionName", "FunctionResponseTypes", "MaximumBatchingWindowInSeconds",
                "ScalingConfig").requiring("FunctionName");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id", "EventSourceMappingArn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var mapping = request.call(request.fill(CreateEventSourceMappingRequest.builder()).build(),
                CreateEventSourceMappingResponse.class);
        request.initiated().accept(mapping.uuid());
    }

    @Override
    public List<String> unrecorded(ResourceRequest request) {
        return request.call(ListEventSourceMappingsRequest.builder().functionName(request.text("FunctionName"))
                .eventSourceArn(request.text("EventSourceArn")).build(), ListEventSourceMappingsResponse.class)
                .eventSourceMappings().stream().map(EventSourceMappingConfiguration::uuid).toList();
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Id", physicalId, "EventSourceMappingArn", describe(request, physicalId).eventSourceMappingArn());
    }

    @Override
    public Updates updates() {
        return Updates.replacing("EventSourceArn");
    }

    /** What is not given gets its default again. */
    @Override
    public void update(ResourceUpdate update) {
        var wanted = UpdateEventSourceMappingRequest.builder().batchSize(BATCH_SIZE).maximumBatchingWindowInSeconds(0)
                .enabled(true).functionResponseTypes(List.of()).filterCriteria(c -> c.filters(List.of())).scalingConfig(
                        s -> s.maximumConcurrency(null));
        update.call(update.request().fill(wanted).uuid(update.id()).build(), UpdateEventSourceMappingResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteEventSourceMappingRequest.builder().uuid(physicalId).build(),
                DeleteEventSourceMappingResponse.class);
    }

    private static GetEventSourceMappingResponse describe(ResourceRequest request, String id) {
        return request.call(GetEventSourceMappingRequest.builder().uuid(id).build(),
                GetEventSourceMappingResponse.class);
    }
}
