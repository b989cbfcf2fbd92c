package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.client.HttpClient;

/**
 * Application Load Balancers with listeners for HTTP and targets that are addresses. The DNS name of a load balancer is
 * the loopback address with the port of its first listener.
 */
public final class ElasticLoadBalancingV2Service implements AwsService {
    private final ElbTags tags;
    private final TargetGroups groups;
    private final HealthChecks checks;
    private final Targets targets;
    private final Front front;
    private final LoadBalancers balancers;
    private final Listeners listeners;

    public ElasticLoadBalancingV2Service(CloudContext context) {
        this.tags = new ElbTags(context.store(), this::exists);
        this.groups = new TargetGroups(context, tags, new TargetGroups.Uses(this::using, this::forget));
        this.checks = new HealthChecks(context.time(), this::client, this::usedGroup);
        this.targets = new Targets(context, groups, group -> !using(group).isEmpty(), checks::begin);
        this.front = new Front(new Forwarder(this::route, targets));
        this.balancers = new LoadBalancers(context, tags, this::isTaken, new LoadBalancers.Change(this::changed,
                this::deleted));
        this.listeners = new Listeners(context, new Listeners.Parts(balancers, groups, targets, front, tags));
    }

    private boolean exists(String arn) {
        return balancers.has(arn) || groups.find(arn).isPresent() || listeners.has(arn);
    }

    private List<String> using(String group) {
        return listeners.using(group);
    }

    private Optional<TargetGroups.Group> usedGroup(String group) {
        return using(group).isEmpty() ? Optional.empty() : groups.find(group);
    }

    private void forget(String group) {
        targets.forget(group);
    }

    private HttpClient client() {
        return front.client();
    }

    private Optional<Forwarder.Route> route(String listener) {
        return listeners.route(listener);
    }

    private boolean isTaken(int port) {
        return listeners.isTaken(port);
    }

    private void changed(String balancer) {
        listeners.changed(balancer);
    }

    private void deleted(String balancer) {
        listeners.deleted(balancer);
    }

    @Override
    public void register(Operations operations) {
        balancers.register(operations);
        groups.register(operations);
        targets.register(operations);
        listeners.register(operations);
        tags.register(operations);
    }

    @Override
    public void resume() {
        targets.resume();
        listeners.resume();
    }

    @Override
    public void close() {
        checks.close();
        front.close();
    }
}
