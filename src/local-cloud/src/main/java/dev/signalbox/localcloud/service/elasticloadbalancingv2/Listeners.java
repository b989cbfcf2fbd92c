package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateListenerException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAssociationLimitException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.UnsupportedProtocolException;

/** Listeners over the wire, and the ports on which they are served. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final CloudContext context;
    private final Parts parts;
    private final DurableMap<KeptListener> listeners;
    private final Map<String, Forwarder.Route> routes = new ConcurrentHashMap<>();

    /** What listeners refer to. */
    record Parts(LoadBalancers balancers, TargetGroups groups, Targets targets, Front front, ElbTags tags) {}

    Listeners(CloudContext context, Parts parts) {
        this.context = context;
        this.parts = parts;
        this.listeners = context.store().map("elbv2.listeners", KeptListener.class);
    }

    void register(Operations operations) {
        operations.on(CreateListenerRequest.class, this::create).on(DescribeListenersRequest.class, this::describe).on(
                ModifyListenerRequest.class, this::modify).on(DeleteListenerRequest.class, this::delete);
    }

    /** Serves all listeners. */
    void resume() {
        listeners.values().toList().forEach(this::serveOrRetry);
    }

    private void serveOrRetry(KeptListener listener) {
        if (!listeners.contains(listener.arn())) {
            return;
        }
        try {
            serve(listener);
        } catch (IOException e) {
            LOG.warn("{} is not served, as port {} cannot be opened: {}. It is tried again in {}.", listener.arn(),
                    listener.port(), e.getMessage(), AGAIN);
            context.time().at(context.time().now().plus(AGAIN), () -> serveOrRetry(listener));
        }
    }

    private void serve(KeptListener listener) throws IOException {
        route(listener);
        parts.front().open(listener.arn(), listener.port(), Duration.ofSeconds(route(listener.arn()).orElseThrow()
                .idleSeconds()));
        LOG.info("Load balancer listener {} answers on port {}", listener.arn(), listener.port());
        begin(listener);
    }

    private void begin(KeptListener listener) {
        if (listener.action() instanceof ListenerAction.Forward(var group)) {
            parts.targets().begin(group);
        }
    }

    private void route(KeptListener listener) {
        var settings = Attributes.ofLoadBalancer(parts.balancers().get(listener.balancer()).attributes());
        routes.put(listener.arn(), new Forwarder.Route(listener.port(), Integer.parseInt(String.valueOf(settings.get(
                Attributes.IDLE))), "true".equals(settings.get(Attributes.DROP_INVALID)), listener.action()));
    }

    Optional<Forwarder.Route> route(String arn) {
        return Optional.ofNullable(routes.get(arn));
    }

    boolean has(String arn) {
        return listeners.contains(arn);
    }

    boolean isTaken(int port) {
        return listeners.values().anyMatch(listener -> listener.port() == port);
    }

    /** The load balancers that send requests to a group. */
    List<String> using(String group) {
        return listeners.values().filter(listener -> listener.forwardsTo(group)).map(KeptListener::balancer).distinct()
                .toList();
    }

    private Stream<KeptListener> of(String balancer) {
        return listeners.values().filter(listener -> listener.balancer().equals(balancer));
    }

    /** Takes up changed settings of a load balancer. */
    void changed(String balancer) {
        of(balancer).filter(listener -> routes.containsKey(listener.arn())).forEach(this::route);
    }

    /** Deletes the listeners of a load balancer; call it inside the change. */
    void deleted(String balancer) {
        of(balancer).toList().forEach(this::remove);
    }

    private void remove(KeptListener listener) {
        listeners.remove(listener.arn());
        parts.tags().forget(listener.arn());
        routes.remove(listener.arn());
        parts.front().close(listener.arn());
    }

    private CreateListenerResponse create(CreateListenerRequest request) {
        var balancer = parts.balancers().get(request.loadBalancerArn());
        requireHttp(request.protocolAsString());
        ElbErrors.only(request, Set.of("LoadBalancerArn", "Protocol", "Port", "DefaultActions", "Tags"));
        ElbErrors.within("Port", ElbErrors.required("Port", request.port()), 0, 1, 65535);
        requireAction(balancer.arn(), request.defaultActions());
        var arn = balancer.arn().replace(":loadbalancer/", ":listener/") + "/" + Names.id();
        var made = context.store().write(() -> {
            requireFree(balancer.arn(), arn, request.port());
            int port = isTaken(balancer.port()) ? parts.balancers().freePort() : balancer.port();
            var kept = new KeptListener(arn, port, ModelJson.write(request));
            listeners.put(arn, kept);
            parts.tags().put(arn, request.tags());
            return kept;
        });
        serveOrRefuse(made);
        return CreateListenerResponse.builder().listeners(made.shown()).build();
    }

    private void requireFree(String balancer, String listener, Integer port) {
        if (of(balancer).anyMatch(other -> !other.arn().equals(listener) && other.request().port().equals(port))) {
            throw ServiceError.of(DuplicateListenerException.builder(), 400, "DuplicateListener",
                    "A listener already exists on this port for this load balancer '" + balancer + "'");
        }
    }

    private void serveOrRefuse(KeptListener made) {
        try {
            serve(made);
        } catch (IOException e) {
            context.store().write(() -> remove(made));
            throw ElbErrors.configuration("Port " + made.port() + " of this machine, which the load balancer has here,"
                    + " cannot be opened: " + e.getMessage() + ". End what listens there and try again.");
        }
    }

    private static void requireHttp(@Nullable String protocol) {
        if (!"HTTP".equals(ElbErrors.required("Protocol", protocol))) {
            throw ServiceError.of(UnsupportedProtocolException.builder(), 400, "UnsupportedProtocol",
                    "The local cloud's load balancers speak HTTP only, on the loopback address, and not " + protocol
                            + ": deploy without a certificate there");
        }
    }

    private void requireAction(String balancer, List<Action> actions) {
        if (ListenerAction.of(actions) instanceof ListenerAction.Forward(var group)) {
            parts.groups().get(group);
            if (using(group).stream().anyMatch(other -> !other.equals(balancer))) {
                throw ServiceError.of(TargetGroupAssociationLimitException.builder(), 400,
                        "TargetGroupAssociationLimit", "The following target groups cannot be associated with more"
                                + " than one load balancer: " + group);
            }
        }
    }

    private DescribeListenersResponse describe(DescribeListenersRequest request) {
        ElbErrors.only(request, Set.of("LoadBalancerArn", "ListenerArns", "PageSize"));
        request.listenerArns().forEach(this::get);
        var balancer = request.loadBalancerArn();
        if (balancer != null) {
            parts.balancers().get(balancer);
        }
        return DescribeListenersResponse.builder().listeners(listeners.values().filter(l -> balancer == null || l
                .balancer().equals(balancer)).filter(l -> request.listenerArns().isEmpty() || request.listenerArns()
                        .contains(l.arn())).map(KeptListener::shown).toList()).build();
    }

    private KeptListener get(@Nullable String arn) {
        var asked = ElbErrors.required("ListenerArn", arn);
        return listeners.get(asked).orElseThrow(() -> ElbErrors.noListener(asked));
    }

    private ModifyListenerResponse modify(ModifyListenerRequest request) {
        if (request.protocol() != null) {
            requireHttp(request.protocolAsString());
        }
        ElbErrors.only(request, Set.of("ListenerArn", "Protocol", "Port", "DefaultActions"));
        if (!request.defaultActions().isEmpty()) {
            requireAction(get(request.listenerArn()).balancer(), request.defaultActions());
        }
        var changed = context.store().write(() -> {
            var old = get(request.listenerArn());
            var asked = old.request().toBuilder().port(request.port() == null ? old.request().port() : request.port())
                    .defaultActions(request.defaultActions().isEmpty() ? old.request().defaultActions()
                            : request.defaultActions()).build();
            requireFree(old.balancer(), old.arn(), asked.port());
            var kept = new KeptListener(old.arn(), old.port(), ModelJson.write(asked));
            listeners.put(old.arn(), kept);
            return kept;
        });
        route(changed);
        begin(changed);
        return ModifyListenerResponse.builder().listeners(changed.shown()).build();
    }

    private DeleteListenerResponse delete(DeleteListenerRequest request) {
        context.store().write(() -> remove(get(request.listenerArn())));
        return DeleteListenerResponse.builder().build();
    }
}
