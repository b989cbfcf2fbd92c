package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.signalbox.localcloud.runtime.LoopbackPort;
import dev.signalbox.localcloud.runtime.ModelJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;

/**
 * A load balancer as it is kept.
 *
 * @param port of its first listener here
 * @param asked a {@link CreateLoadBalancerRequest} as JSON
 * @param zones in the order of the subnets
 * @param attributes beyond the defaults
 */
record Balancer(String arn, int port, Instant created, String asked, String vpc, List<String> zones,
        Map<String, String> attributes) {
    @JsonIgnore
    CreateLoadBalancerRequest request() {
        return ModelJson.read(asked, CreateLoadBalancerRequest.class);
    }

    Balancer with(Map<String, String> others) {
        return new Balancer(arn, port, created, asked, vpc, zones, others);
    }

    Balancer asking(CreateLoadBalancerRequest changed, List<String> itsZones) {
        return new Balancer(arn, port, created, ModelJson.write(changed), vpc, itsZones, attributes);
    }

    LoadBalancer shown() {
        var request = request();
        var scheme = request.scheme() == null ? "internet-facing" : request.schemeAsString();
        return LoadBalancer.builder().loadBalancerArn(arn).loadBalancerName(request.name()).dnsName(
                LoopbackPort.ADDRESS + ":" + port).canonicalHostedZoneId("ZLOCALLOADBALANCER").createdTime(created)
                .scheme(scheme).vpcId(vpc).type("application").ipAddressType("ipv4").state(s -> s.code(
                        LoadBalancerStateEnum.ACTIVE)).securityGroups(request.securityGroups()).availabilityZones(
                                IntStream.range(0, zones.size()).mapToObj(i -> AvailabilityZone.builder().subnetId(
                                        request.subnets().get(i)).zoneName(zones.get(i)).build()).toList()).build();
    }
}
