package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** {@code AWS::Events::Rule}. Its physical id is the name, behind that of its bus unless that is the default one. */
final class EventsRule implements ResourceType {
    private static final Shape.Struct TARGET = Model.shape(Target.builder()).only("Id", "Arn", "RoleArn", "Input",
            "InputPath", "InputTransformer", "RetryPolicy", "DeadLetterConfig", "SqsParameters").requiring("Id", "Arn");

    @Override
    public Shape.Struct properties() {
        return Shape.struct("Name", "Description", "EventBusName", "State", "RoleArn").with("EventPattern", Shape.FREE)
                .with("Targets", new Shape.ListOf(TARGET)).requiring("EventPattern");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        var bus = request.text("EventBusName");
        var name = request.has("Name") ? request.text("Name") : PhysicalName.upper(request, 64);
        return bus.isEmpty() || bus.equals("default") ? name : bus.substring(bus.lastIndexOf('/') + 1) + "|" + name;
    }

    private static String name(String id) {
        return id.substring(id.indexOf('|') + 1);
    }

    private static String bus(String id) {
        return id.contains("|") ? id.substring(0, id.indexOf('|')) : "default";
    }

    @Override
    public void create(ResourceRequest request) {
        put(request, request.plannedId());
        request.initiated().accept(request.plannedId());
        targets(request, request.plannedId());
    }

    private static void put(ResourceRequest request, String id) {
        JsonNode pattern = request.get("EventPattern");
        request.call(Model.fill(PutRuleRequest.builder(), request.only(List.of("Description", "State", "RoleArn")))
                .name(
                        name(id)).eventBusName(bus(id)).eventPattern(pattern.isTextual() ? pattern.asText()
                                : pattern.toString())
                .build(), PutRuleResponse.class);
    }

    private static void targets(ResourceRequest request, String id) {
        var targets = request.get("Targets");
        if (!targets.isEmpty()) {
            request.call(Model.fill(PutTargetsRequest.builder(), request.only(List.of("Targets"))).rule(name(id))
                    .eventBusName(bus(id)).build(), PutTargetsResponse.class);
        }
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Arn", describe(request, physicalId).arn());
    }

    private static DescribeRuleResponse describe(ResourceRequest request, String id) {
        return request.call(DescribeRuleRequest.builder().name(name(id)).eventBusName(bus(id)).build(),
                DescribeRuleResponse.class);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("EventBusName").named("Name");
    }

    /** Putting a rule says all of it; targets that are gone are taken away first, as a rule has at most five. */
    @Override
    public void update(ResourceUpdate update) {
        put(update.request(), update.id());
        var wanted = new HashSet<String>();
        update.request().get("Targets").forEach(target -> wanted.add(target.path("Id").asText()));
        var gone = ids(update.request(), update.id()).stream().filter(id -> !wanted.contains(id)).toList();
        remove(update.request(), update.id(), gone);
        targets(update.request(), update.id());
    }

    private static List<String> ids(ResourceRequest request, String id) {
        return request.call(ListTargetsByRuleRequest.builder().rule(name(id)).eventBusName(bus(id)).build(),
                ListTargetsByRuleResponse.class).targets().stream().map(Target::id).toList();
    }

    private static void remove(ResourceRequest request, String id, List<String> targets) {
        if (!targets.isEmpty()) {
            request.call(RemoveTargetsRequest.builder().rule(name(id)).eventBusName(bus(id)).ids(targets).build(),
                    RemoveTargetsResponse.class);
        }
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        remove(request, physicalId, ids(request, physicalId));
        request.call(DeleteRuleRequest.builder().name(name(physicalId)).eventBusName(bus(physicalId)).build(),
                DeleteRuleResponse.class);
    }
}
