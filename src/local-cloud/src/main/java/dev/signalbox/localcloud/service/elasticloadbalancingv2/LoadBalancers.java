package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.LoopbackPort;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyLoadBalancerAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.OperationNotPermittedException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SubnetNotFoundException;

/** Load balancers over the wire. Each is given the port of its first listener when it is made. */
final class LoadBalancers {
    private final CloudContext context;
    private final ElbTags tags;
    private final DurableMap<Balancer> balancers;
    private final IntPredicate taken;
    private final Change change;

    /**
     * Told of a load balancer's ARN.
     *
     * @param deleted inside the change
     */
    record Change(Consumer<String> changed, Consumer<String> deleted) {}

    /** @param taken ports of listeners */
    LoadBalancers(CloudContext context, ElbTags tags, IntPredicate taken, Change change) {
        this.context = context;
        this.tags = tags;
        this.taken = taken;
        this.change = change;
        this.balancers = context.store().map("elbv2.load-balancers", Balancer.class);
    }

    void register(Operations operations) {
        operations.on(CreateLoadBalancerRequest.class, this::create).on(DescribeLoadBalancersRequest.class,
                this::describe).on(DeleteLoadBalancerRequest.class, this::delete).on(
                        DescribeLoadBalancerAttributesRequest.class, this::attributes).on(
                                ModifyLoadBalancerAttributesRequest.class, this::modify).on(
                                        SetSecurityGroupsRequest.class, this::setSecurityGroups).on(
                                                SetSubnetsRequest.class, this::setSubnets);
    }

    boolean has(String arn) {
        return balancers.contains(arn);
    }

    Balancer get(@Nullable String arn) {
        var asked = ElbErrors.required("LoadBalancerArn", arn);
        return balancers.get(asked).orElseThrow(() -> ElbErrors.noLoadBalancer(asked));
    }

    /** A port that is nobody's. */
    int freePort() {
        try {
            return LoopbackPort.free(port -> taken.test(port) || balancers.values().anyMatch(b -> b.port() == port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CreateLoadBalancerResponse create(CreateLoadBalancerRequest request) {
        ElbErrors.only(request, Set.of("Name", "Subnets", "SecurityGroups", "Scheme", "Tags", "Type", "IpAddressType"));
        var name = Names.checked("Load balancer", request.name());
        if (request.type() != null && !"application".equals(request.typeAsString()) || request.ipAddressType() != null
                && !"ipv4".equals(request.ipAddressTypeAsString())) {
            throw ElbErrors.invalid("The local cloud supports load balancers of Type application and IpAddressType"
                    + " ipv4 only");
        }
        var subnets = subnets(request.subnets());
        return context.store().write(() -> {
            var same = balancers.values().filter(b -> b.request().name().equals(name)).findFirst();
            if (same.isPresent() && !same.get().asked().equals(ModelJson.write(request))) {
                throw ServiceError.of(DuplicateLoadBalancerNameException.builder(), 400, "DuplicateLoadBalancerName",
                        "A load balancer with the same name '" + name + "' exists, but with different settings");
            }
            var made = same.orElseGet(() -> new Balancer(context.arn("elasticloadbalancing", "loadbalancer/app/" + name
                    + "/" + Names.id()), freePort(), context.time().now(), ModelJson.write(request), vpc(subnets),
                    zones(
                            subnets), Map.of()));
            balancers.put(made.arn(), made);
            tags.put(made.arn(), request.tags());
            return CreateLoadBalancerResponse.builder().loadBalancers(made.shown()).build();
        });
    }

    private List<Subnet> subnets(List<String> ids) {
        if (ids.size() < 2) {
            throw ElbErrors.invalid("At least two subnets in two different Availability Zones must be specified");
        }
        try {
            return context.calls().call(DescribeSubnetsRequest.builder().subnetIds(ids).build(),
                    DescribeSubnetsResponse.class).subnets();
        } catch (AwsServiceException e) {
            throw ServiceError.of(SubnetNotFoundException.builder(), 400, "SubnetNotFound", ServiceError.messageOf(e));
        }
    }

    private static String vpc(List<Subnet> subnets) {
        return subnets.getFirst().vpcId();
    }

    private static List<String> zones(List<Subnet> subnets) {
        return subnets.stream().map(Subnet::availabilityZone).toList();
    }

    private DescribeLoadBalancersResponse describe(DescribeLoadBalancersRequest request) {
        ElbErrors.only(request, Set.of("LoadBalancerArns", "Names", "PageSize"));
        request.loadBalancerArns().forEach(this::get);
        request.names().stream().filter(name -> balancers.values().noneMatch(b -> b.request().name().equals(name)))
                .findFirst().ifPresent(name -> {
                    throw ElbErrors.noLoadBalancer(name);
                });
        return DescribeLoadBalancersResponse.builder().loadBalancers(balancers.values().filter(b -> request
                .loadBalancerArns().isEmpty() || request.loadBalancerArns().contains(b.arn())).filter(b -> request
                        .names().isEmpty() || request.names().contains(b.request().name())).map(Balancer::shown)
                .toList()).build();
    }

    private DeleteLoadBalancerResponse delete(DeleteLoadBalancerRequest request) {
        var arn = ElbErrors.required("LoadBalancerArn", request.loadBalancerArn());
        context.store().write(() -> balancers.get(arn).ifPresent(balancer -> {
            if ("true".equals(balancer.attributes().get(Attributes.PROTECTED))) {
                throw ServiceError.of(OperationNotPermittedException.builder(), 400, "OperationNotPermitted",
                        "Load balancer '" + arn + "' cannot be deleted because deletion protection is enabled");
            }
            change.deleted().accept(arn);
            balancers.remove(arn);
            tags.forget(arn);
        }));
        return DeleteLoadBalancerResponse.builder().build();
    }

    private DescribeLoadBalancerAttributesResponse attributes(DescribeLoadBalancerAttributesRequest request) {
        return DescribeLoadBalancerAttributesResponse.builder().attributes(shown(get(request.loadBalancerArn())
                .attributes())).build();
    }

    private static List<LoadBalancerAttribute> shown(Map<String, String> set) {
        return Attributes.ofLoadBalancer(set).entrySet().stream().map(e -> LoadBalancerAttribute.builder().key(e
                .getKey()).value(e.getValue()).build()).toList();
    }

    private ModifyLoadBalancerAttributesResponse modify(ModifyLoadBalancerAttributesRequest request) {
        var changed = change(request.loadBalancerArn(), old -> {
            var set = new TreeMap<>(old.attributes());
            request.attributes().forEach(a -> set.put(a.key(), a.value()));
            Attributes.ofLoadBalancer(set);
            return old.with(set);
        });
        return ModifyLoadBalancerAttributesResponse.builder().attributes(shown(changed.attributes())).build();
    }

    private Balancer change(@Nullable String arn, UnaryOperator<Balancer> by) {
        var changed = context.store().write(() -> {
            var made = by.apply(get(arn));
            balancers.put(made.arn(), made);
            return made;
        });
        change.changed().accept(changed.arn());
        return changed;
    }

    private SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
        ElbErrors.only(request, Set.of("LoadBalancerArn", "SecurityGroups"));
        var changed = change(request.loadBalancerArn(), old -> old.asking(old.request().toBuilder().securityGroups(
                request.securityGroups()).build(), old.zones()));
        return SetSecurityGroupsResponse.builder().securityGroupIds(changed.request().securityGroups()).build();
    }

    private SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
        ElbErrors.only(request, Set.of("LoadBalancerArn", "Subnets"));
        var zones = zones(subnets(request.subnets()));
        var changed = change(request.loadBalancerArn(), old -> old.asking(old.request().toBuilder().subnets(request
                .subnets()).build(), zones));
        return SetSubnetsResponse.builder().availabilityZones(changed.shown().availabilityZones()).build();
    }
}
