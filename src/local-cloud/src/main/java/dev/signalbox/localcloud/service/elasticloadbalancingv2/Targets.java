package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeregisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RegisterTargetsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** The targets of all groups, and which of them gets the next request. */
final class Targets {
    private final CloudContext context;
    private final TargetGroups groups;
    private final Predicate<String> used;
    private final Consumer<List<LiveTarget>> checks;
    private final DurableMap<Target> registered;
    private final Map<String, List<LiveTarget>> live = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();

    /** @param id an IPv4 address */
    record Target(String group, String id, int port) {
        String key() {
            return group + "|" + id + ":" + port;
        }
    }

    /**
     * @param used whether a listener sends requests to the group of this ARN
     * @param checks begins to check targets
     */
    Targets(CloudContext context, TargetGroups groups, Predicate<String> used, Consumer<List<LiveTarget>> checks) {
        this.context = context;
        this.groups = groups;
        this.used = used;
        this.checks = checks;
        this.registered = context.store().map("elbv2.targets", Target.class);
    }

    void register(Operations operations) {
        operations.on(RegisterTargetsRequest.class, this::register).on(DeregisterTargetsRequest.class, this::deregister)
                .on(DescribeTargetHealthRequest.class, this::describe);
    }

    /** Knows the targets of before; their health is to be found out again. */
    void resume() {
        registered.values().toList().forEach(this::add);
    }

    private LiveTarget add(Target target) {
        var added = new LiveTarget(target, context.time().now());
        of(target.group()).add(added);
        return added;
    }

    private List<LiveTarget> of(String group) {
        return live.computeIfAbsent(group, _ -> new CopyOnWriteArrayList<>());
    }

    /** Checks targets whose group was unused until now. */
    void begin(String group) {
        checks.accept(of(group));
    }

    /** Forgets the targets of a group that is deleted; call it inside the change. */
    void forget(String group) {
        registered.keys(group + "|").toList().forEach(registered::remove);
        Optional.ofNullable(live.remove(group)).ifPresent(all -> all.forEach(LiveTarget::leave));
        turns.remove(group);
    }

    /**
     * The target that gets the next request, which must be told to {@link #answered}. As on AWS all targets get requests
     * when none is healthy and some are known not to be.
     */
    Optional<LiveTarget> choose(String group) {
        return choose(group, Set.of(LiveTarget.State.HEALTHY)).or(() -> choose(group, Set.of(
                LiveTarget.State.UNHEALTHY)));
    }

    private Optional<LiveTarget> choose(String group, Set<LiveTarget.State> states) {
        var right = live.getOrDefault(group, List.of()).stream().filter(t -> states.contains(t.state())).toList();
        int turn = turns.computeIfAbsent(group, _ -> new AtomicInteger()).getAndIncrement();
        for (int i = 0; i < right.size(); i++) {
            var target = right.get(Math.floorMod(turn + i, right.size()));
            if (target.begin(states)) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    /** A request is over. */
    void answered(LiveTarget target) {
        if (target.end()) {
            remove(target);
        }
    }

    private void remove(LiveTarget target) {
        target.leave();
        live.getOrDefault(target.target().group(), List.of()).remove(target);
    }

    private RegisterTargetsResponse register(RegisterTargetsRequest request) {
        var group = groups.get(ElbErrors.required("TargetGroupArn", request.targetGroupArn()));
        var wanted = request.targets().stream().map(given -> target(group, given)).distinct().toList();
        var fresh = context.store().write(() -> wanted.stream().filter(target -> registered.putIfAbsent(target.key(),
                target)).toList());
        fresh.forEach(target -> of(target.group()).stream().filter(old -> old.target().equals(target)).toList().forEach(
                this::remove));
        var added = fresh.stream().map(this::add).toList();
        if (used.test(group.arn())) {
            checks.accept(added);
        }
        return RegisterTargetsResponse.builder().build();
    }

    private static Target target(TargetGroups.Group group, TargetDescription given) {
        ElbErrors.only(given, Set.of("Id", "Port", "AvailabilityZone"));
        var id = ElbErrors.required("Id", given.id());
        var fallback = group.request().port();
        return new Target(group.arn(), address(id), ElbErrors.within("Port", given.port(), fallback, 1, 65535));
    }

    private static String address(String id) {
        try {
            var address = InetAddress.ofLiteral(id);
            if (address.isLoopbackAddress() || address.isSiteLocalAddress()) {
                return Objects.requireNonNull(address.getHostAddress());
            }
        } catch (IllegalArgumentException _) {
            throw notValid(id);
        }
        throw notValid(id);
    }

    private static RuntimeException notValid(String id) {
        return ServiceError.of(InvalidTargetException.builder(), 400, "InvalidTarget", "The IP address '" + id
                + "' is not a valid target: the local cloud sends requests to loopback and private addresses only");
    }

    private DeregisterTargetsResponse deregister(DeregisterTargetsRequest request) {
        var group = groups.get(ElbErrors.required("TargetGroupArn", request.targetGroupArn()));
        for (var given : request.targets()) {
            var going = registered.range(group.arn() + "|").filter(t -> t.id().equals(given.id())).filter(t -> given
                    .port() == null || t.port() == given.port()).toList();
            context.store().write(() -> going.forEach(target -> registered.remove(target.key())));
            of(group.arn()).stream().filter(t -> going.contains(t.target())).toList().forEach(this::drain);
        }
        return DeregisterTargetsResponse.builder().build();
    }

    private void drain(LiveTarget target) {
        long delay = groups.delaySeconds(target.target().group());
        if (target.drain() && delay > 0) {
            context.time().at(context.time().now().plusSeconds(delay), () -> remove(target));
        } else {
            remove(target);
        }
    }

    private DescribeTargetHealthResponse describe(DescribeTargetHealthRequest request) {
        ElbErrors.only(request, Set.of("TargetGroupArn", "Targets"));
        var group = groups.get(ElbErrors.required("TargetGroupArn", request.targetGroupArn()));
        var all = live.getOrDefault(group.arn(), List.of());
        if (request.targets().isEmpty()) {
            return DescribeTargetHealthResponse.builder().targetHealthDescriptions(all.stream().map(t -> shown(group, t
                    .target(), health(group, t))).toList()).build();
        }
        var asked = request.targets().stream().map(given -> target(group, given)).toList();
        return DescribeTargetHealthResponse.builder().targetHealthDescriptions(asked.stream().map(target -> shown(group,
                target, all.stream().filter(t -> t.target().equals(target)).findFirst().map(t -> health(group, t))
                        .orElseGet(() -> unused(TargetHealthReasonEnum.TARGET_NOT_REGISTERED,
                                "Target is not registered to the target group")))).toList()).build();
    }

    private TargetHealth health(TargetGroups.Group group, LiveTarget target) {
        return used.test(group.arn()) ? target.health()
                : unused(TargetHealthReasonEnum.TARGET_NOT_IN_USE,
                        "Target group is not configured to receive traffic from the load balancer");
    }

    private static TargetHealth unused(TargetHealthReasonEnum reason, String description) {
        return TargetHealth.builder().state(TargetHealthStateEnum.UNUSED).reason(reason).description(description)
                .build();
    }

    private static TargetHealthDescription shown(TargetGroups.Group group, Target target, TargetHealth health) {
        var port = group.request().healthCheckPort();
        return TargetHealthDescription.builder().target(t -> t.id(target.id()).port(target.port())).healthCheckPort(port
                .equals(TargetGroups.TRAFFIC_PORT) ? Integer.toString(target.port()) : port).targetHealth(health)
                .build();
    }
}
