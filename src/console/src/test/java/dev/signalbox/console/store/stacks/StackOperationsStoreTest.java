package dev.signalbox.console.store.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.StackOperationsGateway;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.TaskState.Phase;
import dev.signalbox.console.model.operations.OperableStack;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.TemplateFile;
import dev.signalbox.deploy.plan.Approval;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class StackOperationsStoreTest {
    private static final Executor HERE = Runnable::run;
    private static final DeployResult GONE = new DeployResult.Deleted("arn:shop");

    private final Tasks tasks = new Tasks(Clock.systemUTC());
    private final Queue<Object> answers = new ArrayDeque<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Approval> approvals = new ArrayList<>();
    private final StacksStore stacks = new StacksStore(stacksGateway(), HERE, waiting::add, tasks, Clock.systemUTC());
    private final StackOperationsStore store = store(Duration.ofMinutes(1));

    /** Of each question about the stack the next answer is taken, of the last one all further ones. */
    private StackOperationsStore store(Duration limit) {
        var gateway = (StackOperationsGateway) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{
                StackOperationsGateway.class}, (_, method, _) -> {
                    if (!method.getName().equals("stack")) {
                        return null;
                    }
                    var next = answers.size() > 1 ? answers.remove() : answers.element();
                    if (next instanceof Failure failure) {
                        throw new GatewayException(failure);
                    }
                    return Optional.of(new OperableStack("shop", "arn:shop", (String) next, Optional.empty(), false,
                            Optional.empty(), "NOT_CHECKED", Optional.empty(), List.of()));
                });
        return new StackOperationsStore(gateway, stacks, new Work(HERE, HERE, HERE),
                new StackOperationsStore.Following(HERE, tasks, Duration.ZERO, limit), Clock.systemUTC());
    }

    /** Tells that it has been executed, and goes on until it is let. */
    private StacksGateway stacksGateway() {
        return (StacksGateway) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{
                StacksGateway.class}, (_, method, arguments) -> switch (method.getName()) {
                    case "stacks" -> List.of();
                    case "deploy" -> {
                        approvals.add((Approval) arguments[1]);
                        yield new DeployResult.Cancelled("shop");
                    }
                    default -> throw new IllegalStateException(method.getName());
                });
    }

    private TaskState task() {
        return tasks.states().latest().getFirst();
    }

    @Test
    void theStatusFromBeforeTheRequestIsNoEnd() {
        answers.addAll(List.of("CREATE_FAILED", "CREATE_FAILED", "CREATE_FAILED", "ROLLBACK_IN_PROGRESS",
                "ROLLBACK_COMPLETE"));

        store.rollBack("shop");

        assertThat(task()).extracting(TaskState::phase, TaskState::detail).containsExactly(Phase.DONE,
                "ROLLBACK_COMPLETE");
    }

    @Test
    void aRollbackThatFailsAgainAtOnceHasFailed() {
        answers.add("UPDATE_ROLLBACK_FAILED");

        store.continueRollback("shop", List.of());

        assertThat(task().phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void aThrottledLookIsNoFailure() {
        answers.addAll(List.of("CREATE_FAILED", new Failure.Throttled("Throttling", "Rate exceeded", Optional.empty()),
                "ROLLBACK_IN_PROGRESS", new Failure.Unreachable("there", "gone"), "ROLLBACK_COMPLETE"));

        store.rollBack("shop");

        assertThat(task().phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void whatIsNotWaitedForAnyLongerIsNotDone() {
        answers.addAll(List.of("CREATE_FAILED", "ROLLBACK_IN_PROGRESS"));

        store(Duration.ZERO).rollBack("shop");

        assertThat(task().phase()).isEqualTo(Phase.CANCELLED);
        assertThat(task().detail()).contains("goes on");
    }

    @Test
    void anUpdateThatWasCompleteFirstIsNotCancelled() {
        answers.addAll(List.of("UPDATE_IN_PROGRESS", "UPDATE_COMPLETE"));

        store.cancelUpdate("shop");

        assertThat(task()).extracting(TaskState::phase).isEqualTo(Phase.FAILED);
    }

    @Test
    void aDeletionOvertakesTheDeploymentThatGoesOn() {
        stacks.delete("other", _ -> GONE);
        waiting.clear();
        deploy(DeployRequest.Kind.UPDATE);

        stacks.delete("shop", _ -> GONE);

        assertThat(latest().kind()).isEqualTo(Deployment.Kind.DELETE);
        waiting.forEach(Runnable::run);
        assertThat(latest()).extracting(Deployment::kind, Deployment::result).containsExactly(Deployment.Kind.DELETE,
                Optional.of(GONE));
        assertThat(approvals.getFirst().withdrawn()).isTrue();
    }

    @Test
    void theDeletionOfANewStackThatWaitsGivesItUp() {
        deploy(DeployRequest.Kind.CREATE);

        stacks.delete("shop", _ -> GONE);
        waiting.forEach(Runnable::run);

        assertThat(latest().result()).contains(new DeployResult.Cancelled("shop"));
        assertThat(approvals.getFirst().withdrawn()).isTrue();
    }

    @Test
    void aDefectEndsTheDeletionToo() {
        stacks.delete("shop", listener -> {
            listener.accept(new DeployEvent.StepStarted(DeployStep.EXECUTE));
            throw new IllegalStateException("defect");
        });

        assertThatThrownBy(() -> waiting.remove().run()).hasMessage("defect");

        assertThat(latest().failure()).map(Failure::message).contains("defect");
        assertThat(task().phase()).isEqualTo(Phase.FAILED);
    }

    private void deploy(DeployRequest.Kind kind) {
        stacks.deploy(new DeployRequest(new TemplateFile(Path.of("shop.yaml")), "shop", EnvironmentKind.LOCAL, Map.of(),
                kind, DeployRequest.OnFailure.ROLL_BACK, true));
    }

    private Deployment latest() {
        return stacks.deployments().latest().get("shop");
    }
}
