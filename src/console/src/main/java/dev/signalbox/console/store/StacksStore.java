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
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.plan.Approval;
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
    private final Map<String, PlanApproval> approvals = new HashMap<>();
    private final Map<String, Run> runs = new HashMap<>();
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
        var look = gateway.observe(name);
        return new LiveValue<>(() -> new StackDetail(name, look.look()), worker, clock);
    }

    /** Those that are gone, as long as CloudFormation remembers; ask the value to refresh. */
    public LiveValue<List<StackSummary>> deleted() {
        return new LiveValue<>(gateway::deleted, worker, clock);
    }

    /** Starts in the background; {@link #deployments()} tells how it goes. */
    public void deploy(DeployRequest request) {
        var kind = request.kind() == DeployRequest.Kind.UPDATE ? Deployment.Kind.UPDATE : Deployment.Kind.DEPLOY;
        goOn(request.stackName(), kind, (approval, listener) -> gateway.deploy(request, approval, listener));
    }

    /** The same for what was begun before: {@link #answer} approves its plan. */
    public void goOn(String stack, Deployment.Kind kind, ApprovedWork rest) {
        var approval = new PlanApproval();
        work(stack, kind, Optional.of(approval), listener -> rest.run(approval, listener));
    }

    /** Tells of what CloudFormation does to a stack already, as if this session had asked for it. */
    public void follow(String stack, Deployment.Kind kind, Work following) {
        work(stack, kind, Optional.empty(), following);
    }

    /** The operator's answer to the plan of a deployment that waits for it; before that, false gives it up. */
    public synchronized void answer(String stack, boolean execute) {
        Optional.ofNullable(approvals.get(stack)).ifPresent(a -> a.answer(execute));
    }

    /**
     * Starts in the background what deletes the stack; {@link #deployments()} tells how it goes. A new stack that still waits for
     * its answer is given up instead; a deployment that goes on is watched no longer than it takes to see its end.
     */
    public synchronized void delete(String stack, Work deletion) {
        var run = runs.get(stack);
        if (run != null && run.now.running() && run.now.kind() != Deployment.Kind.DELETE) {
            answer(stack, false);
            if (run.now.kind() == Deployment.Kind.DEPLOY && run.now.cancellable()) {
                return;
            }
            runs.remove(stack);
        }
        work(stack, Deployment.Kind.DELETE, Optional.empty(), deletion);
    }

    private synchronized void work(String name, Deployment.Kind kind, Optional<PlanApproval> approval, Work work) {
        if (Optional.ofNullable(runs.get(name)).map(r -> r.now.running()).orElse(false)) {
            return;
        }
        var run = new Run(name, Deployment.begun(name, kind));
        runs.put(name, run);
        publish(run);
        approvals.remove(name);
        approval.ifPresent(a -> approvals.put(name, a));
        var task = tasks.start(verb(kind), name, approval.map(a -> () -> a.answer(false)));
        longWork.execute(() -> {
            try {
                carry(run, task, work);
            } catch (RuntimeException e) {
                fail(run, task, new Failure.Unexpected(e.getClass().getSimpleName(), String.valueOf(e.getMessage()),
                        Optional.empty()));
                throw e;
            } finally {
                refresh();
            }
        });
    }

    private void carry(Run run, Tasks.Task task, Work work) {
        try {
            var progress = new StackProgress();
            var result = work.run(event -> {
                change(run, run.now.after(event));
                if (!run.now.cancellable()) {
                    task.committed();
                }
                progress.heard(event, task::progress);
            });
            ended(run, task, result);
        } catch (GatewayException e) {
            fail(run, task, e.failure());
        }
    }

    private void fail(Run run, Tasks.Task task, Failure failure) {
        change(run, run.now.failed(failure));
        task.failed(failure);
    }

    private static String verb(Deployment.Kind kind) {
        return switch (kind) {
            case DEPLOY -> "Deploy";
            case UPDATE -> "Update";
            case DELETE -> "Delete";
        };
    }

    private void ended(Run run, Tasks.Task task, DeployResult result) {
        change(run, run.now.ended(result));
        var there = Optional.<Destination>of(new Destination.Stack(run.name));
        switch (result) {
            case DeployResult.Deployed(var stack) -> task.done(stack.status(), there);
            case DeployResult.Unchanged(_) -> task.done("Nothing to change", there);
            case DeployResult.Cancelled(_, var left) -> task.cancelled(left.orElse("Nothing was changed"));
            case DeployResult.Deleted(_) -> task.done(run.now.steps().getOrDefault(DeployStep.EXECUTE,
                    "DELETE_COMPLETE"), Optional.empty());
            case DeployResult.Failed(_, var status, var reason, var first) -> task.failed(new Failure.Rejected(status,
                    first.flatMap(f -> f.reason().map(r -> f.logicalId() + ": " + r)).or(() -> reason).orElse(""),
                    Optional.empty()));
        }
    }

    private synchronized void change(Run run, Deployment next) {
        run.now = next;
        publish(run);
    }

    /** Of what was overtaken by a deletion nothing is told any more. */
    private synchronized void publish(Run run) {
        if (runs.get(run.name) == run) {
            var all = new HashMap<>(deployments.latest());
            all.put(run.name, run.now);
            deployments.publish(Map.copyOf(all));
        }
    }

    /** One deployment or deletion. */
    private static final class Run {
        private final String name;
        private volatile Deployment now;

        Run(String name, Deployment now) {
            this.name = name;
            this.now = now;
        }
    }

    /** What takes minutes, asks once, and tells how it goes. */
    @FunctionalInterface
    public interface ApprovedWork {
        DeployResult run(Approval approval, Consumer<DeployEvent> listener) throws GatewayException;
    }

    /** What takes minutes and tells how it goes. */
    @FunctionalInterface
    public interface Work {
        DeployResult run(Consumer<DeployEvent> listener) throws GatewayException;
    }
}
