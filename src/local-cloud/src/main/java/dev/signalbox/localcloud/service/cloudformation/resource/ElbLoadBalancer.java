package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsResponse;

/** {@code AWS::ElasticLoadBalancingV2::LoadBalancer}; its physical id is its ARN. */
final class ElbLoadBalancer implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("Name", "Scheme", "Type", "IpAddressType").with("Subnets", Shape.TEXTS).with(
                "SecurityGroups", Shape.TEXTS).with("LoadBalancerAttributes", new Shape.ListOf(Shape.struct("Key",
                        "Value"))).with("Tags", Shape.TAG_LIST);
    }

    @Override
    public Set<String> attributes() {
        return Set.of("DNSName", "LoadBalancerArn", "LoadBalancerFullName", "LoadBalancerName",
                "CanonicalHostedZoneID", "SecurityGroups");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        var name = request.has("Name") ? request.text("Name") : PhysicalName.mixed(request, 32);
        var arn = request.call(request.fill(CreateLoadBalancerRequest.builder()).name(name).tags(ElbResourceTags.of(
                request.tags())).build(), CreateLoadBalancerResponse.class).loadBalancers().getFirst()
                .loadBalancerArn();
        request.initiated().accept(arn);
        set(request, arn);
    }

    private static void set(ResourceRequest request, String arn) {
        if (!request.get("LoadBalancerAttributes").isEmpty()) {
            request.call(Model.fill(ModifyLoadBalancerAttributesRequest.builder(), attributes(request)).loadBalancerArn(
                    arn).build(), ModifyLoadBalancerAttributesResponse.class);
        }
    }

    private static JsonNode attributes(ResourceRequest request) {
        return JsonNodeFactory.instance.objectNode().set("Attributes", request.get(
                "LoadBalancerAttributes"));
    }

    @Override
    public List<String> unrecorded(ResourceRequest request) {
        return ElbResourceTags.owned(request, request.call(DescribeLoadBalancersRequest.builder().build(),
                DescribeLoadBalancersResponse.class).loadBalancers().stream().map(LoadBalancer::loadBalancerArn)
                .toList());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var balancer = describe(request, physicalId);
        return Map.of("DNSName", balancer.dnsName(), "LoadBalancerArn", physicalId, "LoadBalancerFullName",
                ElbResourceTags.fullName(physicalId), "LoadBalancerName", balancer.loadBalancerName(),
                "CanonicalHostedZoneID", balancer.canonicalHostedZoneId(), "SecurityGroups", String.join(",", balancer
                        .securityGroups()));
    }

    @Override
    public Updates updates() {
        return Updates.replacing("Scheme", "Type").named("Name");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("Tags", "IpAddressType");
        if (update.changed("Subnets")) {
            update.call(update.request().fill(SetSubnetsRequest.builder(), Set.of("IpAddressType")).loadBalancerArn(
                    update.id()).build(), SetSubnetsResponse.class);
        }
        if (update.changed("SecurityGroups")) {
            update.call(update.request().fill(SetSecurityGroupsRequest.builder()).loadBalancerArn(update.id()).build(),
                    SetSecurityGroupsResponse.class);
        }
        set(update.request(), update.id());
        ElbResourceTags.update(update);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> describe(request, id));
    }

    private static LoadBalancer describe(ResourceRequest request, String id) {
        return request.call(DescribeLoadBalancersRequest.builder().loadBalancerArns(id).build(),
                DescribeLoadBalancersResponse.class).loadBalancers().getFirst();
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteLoadBalancerRequest.builder().loadBalancerArn(physicalId).build(),
                DeleteLoadBalancerResponse.class);
    }
}
