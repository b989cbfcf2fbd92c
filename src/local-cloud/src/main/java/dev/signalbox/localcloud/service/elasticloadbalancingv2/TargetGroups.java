package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** Target groups over the wire. */
final class TargetGroups {
    static final String TRAFFIC_PORT = "traffic-port";

    private final CloudContext context;
    private final ElbTags tags;
    private final Uses uses;
    private final DurableMap<Group> groups;

    /**
     * @param asked a {@link CreateTargetGroupRequest} as JSON, with all defaults
     * @param attributes beyond the defaults
     */
    record Group(String arn, String asked, Map<String, String> attributes) {
        @JsonIgnore
        CreateTargetGroupRequest request() {
            return ModelJson.read(asked, CreateTargetGroupRequest.class);
        }

        boolean matches(int status) {
            return Arrays.stream(request().matcher().httpCode().split(",")).map(range -> range.split("-")).anyMatch(
                    ends -> status >= Integer.parseInt(ends[0]) && status <= Integer.parseInt(ends[ends.length - 1]));
        }
    }

    /**
     * What others know of groups.
     *
     * @param loadBalancers that send requests to a group, by its ARN
     * @param forget told of a group that is deleted, inside the change
     */
    record Uses(Function<String, List<String>> loadBalancers, Consumer<String> forget) {}

    TargetGroups(CloudContext context, ElbTags tags, Uses uses) {
        this.context = context;
        this.tags = tags;
        this.uses = uses;
        this.groups = context.store().map("elbv2.target-groups", Group.class);
    }

    void register(Operations operations) {
        operations.on(CreateTargetGroupRequest.class, this::create).on(DescribeTargetGroupsRequest.class,
                this::describe).on(ModifyTargetGroupRequest.class, this::modify).on(DeleteTargetGroupRequest.class,
                        this::delete).on(DescribeTargetGroupAttributesRequest.class, this::attributes).on(
                                ModifyTargetGroupAttributesRequest.class, this::modifyAttributes);
    }

    Optional<Group> find(String arn) {
        return groups.get(arn);
    }

    Group get(String arn) {
        return find(arn).orElseThrow(() -> ElbErrors.noTargetGroup(arn));
    }

    /** How long a target of a group that was deregistered may finish its requests. */
    long delaySeconds(String arn) {
        return find(arn).map(group -> Attributes.ofTargetGroup(group.attributes()).get(Attributes.DELAY)).map(
                Long::parseLong).orElse(0L);
    }

    private CreateTargetGroupResponse create(CreateTargetGroupRequest request) {
        ElbErrors.only(request, Set.of("Name", "Protocol", "ProtocolVersion", "Port", "VpcId", "HealthCheckProtocol",
                "HealthCheckPort", "HealthCheckEnabled", "HealthCheckPath", "HealthCheckIntervalSeconds",
                "HealthCheckTimeoutSeconds", "HealthyThresholdCount", "UnhealthyThresholdCount", "Matcher",
                "TargetType", "IpAddressType", "Tags"));
        var name = Names.checked("Target group", request.name());
        var asked = complete(request);
        var group = new Group(context.arn("elasticloadbalancing", "targetgroup/" + name + "/" + Names.id()),
                ModelJson.write(asked), Map.of());
        return context.store().write(() -> {
            if (groups.values().anyMatch(other -> other.request().name().equals(name))) {
                throw ServiceError.of(DuplicateTargetGroupNameException.builder(), 400, "DuplicateTargetGroupName",
                        "A target group with the same name '" + name + "' exists, but with different settings");
            }
            groups.put(group.arn(), group);
            tags.put(group.arn(), request.tags());
            return CreateTargetGroupResponse.builder().targetGroups(shown(group)).build();
        });
    }

    /** With AWS's defaults; refuses what is not HTTP to addresses. */
    private static CreateTargetGroupRequest complete(CreateTargetGroupRequest asked) {
        plain("Protocol", asked.protocolAsString(), "HTTP");
        plain("ProtocolVersion", asked.protocolVersion(), "HTTP1");
        plain("HealthCheckProtocol", asked.healthCheckProtocolAsString(), "HTTP");
        plain("IpAddressType", asked.ipAddressTypeAsString(), "ipv4");
        if (!"ip".equals(asked.targetTypeAsString())) {
            throw ElbErrors.invalid("The local cloud's target groups have TargetType ip only");
        }
        if (Boolean.FALSE.equals(asked.healthCheckEnabled())) {
            throw ElbErrors.invalid("Health check enabled must be true for target groups with target type 'ip'");
        }
        var complete = asked.toBuilder().protocol("HTTP").protocolVersion("HTTP1").healthCheckProtocol("HTTP")
                .healthCheckEnabled(true).ipAddressType("ipv4");
        complete.port(ElbErrors.within("Port", ElbErrors.required("Port", asked.port()), 0, 1, 65535));
        ElbErrors.required("VpcId", asked.vpcId());
        return checks(complete.build());
    }

    private static void plain(String member, @Nullable String value, String only) {
        if (value != null && !value.equals(only)) {
            throw ElbErrors.invalid("The local cloud's load balancers support no " + member + " but " + only + ", not "
                    + value);
        }
    }

    private static CreateTargetGroupRequest checks(CreateTargetGroupRequest asked) {
        int interval = ElbErrors.within("HealthCheckIntervalSeconds", asked.healthCheckIntervalSeconds(), 30, 5, 300);
        int timeout = ElbErrors.within("HealthCheckTimeoutSeconds", asked.healthCheckTimeoutSeconds(), Math.min(5,
                interval - 1), 2, 120);
        if (timeout >= interval) {
            throw ElbErrors.invalid("Health check timeout '" + timeout + "' must be smaller than the interval '"
                    + interval + "'");
        }
        var path = Objects.requireNonNullElse(asked.healthCheckPath(), "/");
        var port = Objects.requireNonNullElse(asked.healthCheckPort(), TRAFFIC_PORT);
        var codes = asked.matcher() == null || asked.matcher().httpCode() == null ? "200" : asked.matcher().httpCode();
        if (!path.matches("/[!-~]{0,1023}") || !port.matches(TRAFFIC_PORT + "|[1-9]\\d{0,4}") || !codes.matches(
                "[2-4]\\d\\d(-[2-4]\\d\\d)?(,[2-4]\\d\\d(-[2-4]\\d\\d)?)*")) {
            throw ElbErrors.invalid("The health check's path '" + path + "', port '" + port + "' or codes '" + codes
                    + "' are not valid");
        }
        return asked.toBuilder().healthCheckIntervalSeconds(interval).healthCheckTimeoutSeconds(timeout)
                .healthyThresholdCount(ElbErrors.within("HealthyThresholdCount", asked.healthyThresholdCount(), 5, 2,
                        10)).unhealthyThresholdCount(ElbErrors.within("UnhealthyThresholdCount", asked
                                .unhealthyThresholdCount(), 2, 2, 10)).healthCheckPath(path).healthCheckPort(port)
                .matcher(m -> m.httpCode(codes)).build();
    }

    private TargetGroup shown(Group group) {
        return SdkFields.copy(group.request(), TargetGroup.builder()).targetGroupArn(group.arn()).targetGroupName(group
                .request().name()).loadBalancerArns(uses.loadBalancers().apply(group.arn())).build();
    }

    private DescribeTargetGroupsResponse describe(DescribeTargetGroupsRequest request) {
        ElbErrors.only(request, Set.of("LoadBalancerArn", "TargetGroupArns", "Names", "PageSize"));
        request.targetGroupArns().forEach(this::get);
        request.names().stream().filter(name -> groups.values().noneMatch(g -> g.request().name().equals(name)))
                .findFirst().ifPresent(name -> {
                    throw ElbErrors.noTargetGroup(name);
                });
        var balancer = request.loadBalancerArn();
        return DescribeTargetGroupsResponse.builder().targetGroups(groups.values().filter(g -> request.targetGroupArns()
                .isEmpty() || request.targetGroupArns().contains(g.arn())).filter(g -> request.names().isEmpty()
                        || request.names().contains(g.request().name())).filter(g -> balancer == null || uses
                                .loadBalancers().apply(g.arn()).contains(balancer)).map(this::shown).toList()).build();
    }

    private ModifyTargetGroupResponse modify(ModifyTargetGroupRequest request) {
        var arn = ElbErrors.required("TargetGroupArn", request.targetGroupArn());
        return context.store().write(() -> {
            var old = get(arn);
            var merged = SdkFields.copy(request, old.request().toBuilder()).build();
            var changed = new Group(arn, ModelJson.write(complete(merged)), old.attributes());
            groups.put(arn, changed);
            return ModifyTargetGroupResponse.builder().targetGroups(shown(changed)).build();
        });
    }

    private DeleteTargetGroupResponse delete(DeleteTargetGroupRequest request) {
        var arn = ElbErrors.required("TargetGroupArn", request.targetGroupArn());
        context.store().write(() -> {
            if (!uses.loadBalancers().apply(arn).isEmpty()) {
                throw ElbErrors.inUse("Target group '" + arn + "' is currently in use by a listener or a rule");
            }
            groups.remove(arn);
            tags.forget(arn);
            uses.forget().accept(arn);
        });
        return DeleteTargetGroupResponse.builder().build();
    }

    private DescribeTargetGroupAttributesResponse attributes(DescribeTargetGroupAttributesRequest request) {
        return DescribeTargetGroupAttributesResponse.builder().attributes(shown(get(ElbErrors.required("TargetGroupArn",
                request.targetGroupArn())).attributes())).build();
    }

    private static List<TargetGroupAttribute> shown(Map<String, String> set) {
        return Attributes.ofTargetGroup(set).entrySet().stream().map(e -> TargetGroupAttribute.builder().key(e.getKey())
                .value(e.getValue()).build()).toList();
    }

    private ModifyTargetGroupAttributesResponse modifyAttributes(ModifyTargetGroupAttributesRequest request) {
        var arn = ElbErrors.required("TargetGroupArn", request.targetGroupArn());
        return context.store().write(() -> {
            var old = get(arn);
            var set = new TreeMap<>(old.attributes());
            request.attributes().forEach(a -> set.put(a.key(), a.value()));
            var all = shown(set);
            groups.put(arn, new Group(arn, old.asked(), set));
            return ModifyTargetGroupAttributesResponse.builder().attributes(all).build();
        });
    }
}
