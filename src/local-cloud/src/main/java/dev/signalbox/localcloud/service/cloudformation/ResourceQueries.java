package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.drift.DriftStore;
import dev.signalbox.localcloud.service.cloudformation.stack.Event;
import dev.signalbox.localcloud.service.cloudformation.stack.Stack;
import dev.signalbox.localcloud.service.cloudformation.stack.StackResource;
import dev.signalbox.localcloud.service.cloudformation.stack.StackStore;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDetail;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** Tells what stacks consist of and what happened to them. */
final class ResourceQueries {
    private final StackStore store;
    private final DriftStore drifts;

    ResourceQueries(StackStore store, DriftStore drifts) {
        this.store = store;
        this.drifts = drifts;
    }

    /** Newest first; the token is the number of the oldest event that was told, so new events do not shift pages. */
    DescribeStackEventsResponse describeStackEvents(DescribeStackEventsRequest request) {
        var stack = StackQueries.find(store, request.stackName());
        var events = store.events(stack.id(), Page.position(request.nextToken(), Integer.MAX_VALUE), Page.size());
        boolean more = !events.isEmpty() && events.getLast().number() > 1;
        return DescribeStackEventsResponse.builder().stackEvents(events.stream().map(e -> event(stack, e)).toList())
                .nextToken(more && events.size() == Page.size() ? String.valueOf(events.getLast().number()) : null)
                .build();
    }

    private static StackEvent event(Stack stack, Event event) {
        return StackEvent.builder().stackId(stack.id()).stackName(stack.name()).eventId(event.id()).timestamp(event
                .time()).logicalResourceId(event.logicalId()).physicalResourceId(event.physicalId()).resourceType(event
                        .type()).resourceStatus(event.status()).resourceStatusReason(StackQueries.emptyToNull(event
                                .reason())).resourceProperties(StackQueries.emptyToNull(event.properties()))
                .clientRequestToken(StackQueries.emptyToNull(event.token())).build();
    }

    DescribeStackResourcesResponse describeStackResources(DescribeStackResourcesRequest request) {
        if ((request.stackName() == null) == (request.physicalResourceId() == null)) {
            throw InvalidTemplate.error("Exactly one of StackName and PhysicalResourceId must be specified");
        }
        var stack = request.stackName() != null ? StackQueries.find(store, request.stackName())
                : owner(request.physicalResourceId());
        var wanted = Optional.ofNullable(request.logicalResourceId());
        return DescribeStackResourcesResponse.builder().stackResources(store.resources(stack.id()).stream().filter(
                r -> wanted.map(r
                        .logicalId()::equals).orElse(true)).map(r -> resource(stack, r)).toList()).build();
    }

    private Stack owner(String physicalId) {
        return store.all().stream().filter(s -> store.resources(s.id()).stream().anyMatch(r -> r.physicalId().equals(
                physicalId)))
                .findFirst().orElseThrow(() -> InvalidTemplate.error("Stack for " + physicalId + " does not exist"));
    }

    private software.amazon.awssdk.services.cloudformation.model.StackResource resource(Stack stack,
            StackResource resource) {
        return software.amazon.awssdk.services.cloudformation.model.StackResource.builder().stackId(stack.id())
                .stackName(stack.name()).logicalResourceId(resource.logicalId()).physicalResourceId(resource
                        .physicalId()).resourceType(resource.type()).timestamp(resource.state().since())
                .resourceStatus(resource.status()).resourceStatusReason(StackQueries.emptyToNull(resource.state()
                        .reason())).driftInformation(d -> drifts.of(resource)
                                .ifPresentOrElse(l -> d.stackResourceDriftStatus(l.status()).lastCheckTimestamp(l
                                        .checked()), () -> d.stackResourceDriftStatus(
                                                StackResourceDriftStatus.NOT_CHECKED))).build();
    }

    DescribeStackResourceResponse describeStackResource(DescribeStackResourceRequest request) {
        var stack = StackQueries.find(store, request.stackName());
        var resource = store.resource(stack.id(), request.logicalResourceId()).orElseThrow(() -> InvalidTemplate.error(
                "Resource " + request.logicalResourceId() + " does not exist for stack " + stack.name()));
        var metadata = Template.read(stack.order().template()).section("Resources").path(resource.logicalId()).path(
                "Metadata");
        return DescribeStackResourceResponse.builder().stackResourceDetail(StackResourceDetail.builder().stackId(stack
                .id()).stackName(stack.name()).logicalResourceId(resource.logicalId()).physicalResourceId(resource
                        .physicalId()).resourceType(resource.type()).lastUpdatedTimestamp(resource.state().since())
                .resourceStatus(resource.status()).resourceStatusReason(StackQueries.emptyToNull(resource.state()
                        .reason())).metadata(metadata.isMissingNode() ? null : metadata.toString()).driftInformation(
                                d -> drifts.of(resource).ifPresentOrElse(l -> d
                                        .stackResourceDriftStatus(l.status()).lastCheckTimestamp(l.checked()), () -> d
                                                .stackResourceDriftStatus(StackResourceDriftStatus.NOT_CHECKED)))
                .build()).build();
    }

    ListStackResourcesResponse listStackResources(ListStackResourcesRequest request) {
        var stack = StackQueries.find(store, request.stackName());
        var page = Page.of(store.resources(stack.id()), request.nextToken());
        return ListStackResourcesResponse.builder().stackResourceSummaries(page.items().stream().map(
                this::summary).toList()).nextToken(page.next()).build();
    }

    private StackResourceSummary summary(StackResource resource) {
        return StackResourceSummary.builder().logicalResourceId(resource.logicalId()).physicalResourceId(resource
                .physicalId()).resourceType(resource.type()).lastUpdatedTimestamp(resource.state().since())
                .resourceStatus(resource.status()).resourceStatusReason(StackQueries.emptyToNull(resource.state()
                        .reason())).driftInformation(d -> drifts.of(resource).ifPresentOrElse(l -> d
                                .stackResourceDriftStatus(l.status())
                                .lastCheckTimestamp(l.checked()), () -> d.stackResourceDriftStatus(
                                        StackResourceDriftStatus.NOT_CHECKED))).build();
    }
}
