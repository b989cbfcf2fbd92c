package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** {@code AWS::ElasticLoadBalancingV2::TargetGroup}; its physical id is its ARN. */
final class ElbTargetGroup implements ResourceType {
    private static final Shape.Struct PROPERTIES = Model.shape(CreateTargetGroupRequest.builder()).only("Name",
            "Protocol", "ProtocolVersion", "Port", "VpcId", "HealthCheckProtocol", "HealthCheckPort",
            "HealthCheckEnabled", "HealthCheckPath", "HealthCheckIntervalSeconds", "HealthCheckTimeoutSeconds",
            "HealthyThresholdCount", "UnhealthyThresholdCount", "TargetType", "IpAddressType").with("Matcher", Shape
                    .struct("HttpCode")).with("TargetGroupAttributes", new Shape.ListOf(Shape.struct("Key", "Value")))
            .with("Tags", Shape.TAG_LIST);

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("TargetGroupArn", "TargetGroupFullName", "TargetGroupName", "LoadBalancerArns");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var name = request.has("Name") ? request.text("Name") : PhysicalName.mixed(request, 32);
        var arn = request.call(request.fill(CreateTargetGroupRequest.builder()).name(name).tags(ElbResourceTags.of(
                request.tags())).build(), CreateTargetGroupResponse.class).targetGroups().getFirst()
                .targetGroupArn();
        request.initiated().accept(arn);
        set(request, arn);
    }

    private static void set(ResourceRequest request, String arn) {
        var attributes = request.get("TargetGroupAttributes");
        if (!attributes.isEmpty()) {
            request.call(Model.fill(ModifyTargetGroupAttributesRequest.builder(), JsonNodeFactory.instance.objectNode()
                    .set("Attributes", attributes)).targetGroupArn(arn).build(),
                    ModifyTargetGroupAttributesResponse.class);
        }
    }

    @Override
    public List<String> unrecorded(ResourceRequest request) {
        return ElbResourceTags.owned(request, request.call(DescribeTargetGroupsRequest.builder().build(),
                DescribeTargetGroupsResponse.class).targetGroups().stream().map(TargetGroup::targetGroupArn).toList());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var group = describe(request, physicalId);
        return Map.of("TargetGroupArn", physicalId, "TargetGroupFullName", ElbResourceTags.fullName(physicalId),
                "TargetGroupName", group.targetGroupName(), "LoadBalancerArns", String.join(",", group
                        .loadBalancerArns()));
    }

    @Override
    public Updates updates() {
        return Updates.replacing("IpAddressType", "Port", "Protocol", "ProtocolVersion", "TargetType", "VpcId").named(
                "Name");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("Tags");
        update.call(update.request().fill(ModifyTargetGroupRequest.builder()).targetGroupArn(update.id()).build(),
                ModifyTargetGroupResponse.class);
        set(update.request(), update.id());
        ElbResourceTags.update(update);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id));
    }

    private static TargetGroup describe(ResourceRequest request, String id) {
        return request.call(DescribeTargetGroupsRequest.builder().targetGroupArns(id).build(),
                DescribeTargetGroupsResponse.class).targetGroups().getFirst();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteTargetGroupRequest.builder().targetGroupArn(physicalId).build(),
                DeleteTargetGroupResponse.class);
    }
}
