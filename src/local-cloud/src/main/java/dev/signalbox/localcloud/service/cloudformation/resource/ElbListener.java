package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerResponse;

/** {@code AWS::ElasticLoadBalancingV2::Listener}; its physical id is its ARN. */
final class ElbListener implements ResourceType {
    /** Certificates are only named so that what serves them can say that it does not. */
    private static final Shape.Struct PROPERTIES = Model.shape(CreateListenerRequest.builder()).only("LoadBalancerArn",
            "Protocol", "Port", "DefaultActions", "SslPolicy", "Certificates").with("Certificates",
                    new Shape.ListOf(Shape.struct("CertificateArn"))).requiring("DefaultActions", "LoadBalancerArn");

    @Override
    public Shape.Struct properties() {
        return PROPERTIES;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("ListenerArn");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public void create(ResourceRequest request) {
        request.initiated().accept(request.call(request.fill(CreateListenerRequest.builder()).tags(ElbResourceTags.of(
                request.tags())).build(), CreateListenerResponse.class).listeners().getFirst().listenerArn());
    }

    @Override
    public List<String> unrecorded(ResourceRequest request) {
        return ElbResourceTags.owned(request, request.call(DescribeListenersRequest.builder().loadBalancerArn(request
                .text("LoadBalancerArn")).build(), DescribeListenersResponse.class).listeners().stream().map(
                        Listener::listenerArn).toList());
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("ListenerArn", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.replacing("LoadBalancerArn");
    }

    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves();
        update.call(update.request().fill(ModifyListenerRequest.builder()).listenerArn(update.id()).build(),
                ModifyListenerResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(DescribeListenersRequest.builder().listenerArns(id).build(),
                DescribeListenersResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteListenerRequest.builder().listenerArn(physicalId).build(), DeleteListenerResponse.class);
    }
}
