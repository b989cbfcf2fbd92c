package dev.signalbox.console.store;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StackDetail;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.TemplateParameter;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The stacks of this environment, and the deployments and deletions of this session. */
public final class StacksStore {
    private final StacksGateway gateway;
    private final Executor worker;
    private final Executor longWork;
    private final Tasks tasks;
    private final Clock clock;
    private final LiveValue<List<StackSummary>> stacks;
    private final Topic<Map<String, Deployment>> deployments = new Topic<>(Map.of());

    /**
     * @param worker answers questions, one at a time
     * @param longWork carries deployments, which take minutes
     */
    public StacksStore(StacksGateway gateway, Executor worker, Executor longWork, Tasks tasks, Clock clock) {
        this.gateway = gateway;
        this.worker = worker;
        this.longWork = longWork;
        this.tasks = tasks;
        this.clock = clock;
        this.stacks = new LiveValue<>(gateway::stacks, worker, clock);
    }

    public Topic<Loadable<List<StackSummary>>> stacks() {
        return stacks.topic();
    }

    /** By stack name; the last one of each stack. */
    public Topic<Map<String, Deployment>> deployments() {
        return deployments;
    }

    public void refresh() {
        stacks.refresh();
    }

    /** One stack with its events, from now on; ask the value to refresh. */
    public LiveValue<StackDetail> detail(String name) {
        return new LiveValue<>(() -> read(name), worker, clock);
    }

    /** The form of a pipeline's template; ask the value to refresh. */
    public LiveValue<List<TemplateParameter>> form(Pipeline pipeline, EnvironmentKind environment) {
        return new LiveValue<>(() -> gateway.parameters(pipeline, environment), worker, clock);
    }

    /** A stack's outputs come with its summary, so three calls tell all. */
    private StackDetail read(String name) throws GatewayException {
        var stack = gateway.stacks().stream().filter(s -> s.name().equals(name) || s.id().equals(name)).findFirst();
        return new StackDetail(name, stack, stack.isEmpty() ? List.of() : gateway.events(stack.get().id()));
    }

    /** Starts in the background; {@link #deployments()} tells how it goes. */
    public void deploy(DeployRequest request) {
        var name = request.stackName();
        work(name, Deployment.Kind.DEPLOY, listener -> gateway.deploy(request, listener));
    }

    /** Starts in the background. */
    public void delete(String stack, boolean emptyBuckets) {
        work(stack, Deployment.Kind.DELETE, listener -> gateway.delete(stack, emptyBuckets, listener));
    }

    private synchronized void work(String name, Deployment.Kind kind, Work work) {
        if (Optional.ofNullable(deployments.latest().get(name)).map(Deployment::running).orElse(false)) {
            return;
        }
        change(name, Deployment.begun(name, kind));
        var task = tasks.start(kind == Deployment.Kind.DEPLOY ? "Deploy" : "Delete", name, Optional.empty());
        longWork.execute(() -> {
            try {
                var progress = new StackProgress();
                var result = work.run(event -> {
                    change(name, deployment(name).after(event));
                    progress.heard(event, task::progress);
                });
                ended(name, task, result);
            } catch (GatewayException e) {
                change(name, deployment(name).failed(e.failure()));
                task.failed(e.failure());
            }
            refresh();
        });
    }

    private void ended(String name, Tasks.Task task, DeployResult result) {
        change(name, deployment(name).ended(result));
        switch (result) {
            case DeployResult.Deployed(var stack) -> task.done(stack.status(), Optional.of(new Destination.Stack(
                    name)));
            case DeployResult.Deleted(_) -> task.done("DELETE_COMPLETE", Optional.empty());
            case DeployResult.Failed(_, var status, var reason, var first) -> task.failed(new Failure.Rejected(status,
                    first.flatMap(f -> f.reason().map(r -> f.logicalId() + ": " + r)).or(() -> reason).orElse(""),
                    Optional.empty()));
        }
    }

    private Deployment deployment(String name) {
        return deployments.latest().getOrDefault(name, Deployment.begun(name, Deployment.Kind.DEPLOY));
    }

    private synchronized void change(String name, Deployment next) {
        var all = new HashMap<>(deployments.latest());
        all.put(name, next);
        deployments.publish(Map.copyOf(all));
    }

    @FunctionalInterface
    private interface Work {
        DeployResult run(Consumer<DeployEvent> listener) throws GatewayException;
    }
}
