package dev.signalbox.console.store.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.LeftOversGateway;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Work;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.LeftOver;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LeftOversStoreTest {
    private final List<StackSummary> known = new ArrayList<>();
    private final List<String> followed = new ArrayList<>();
    private int looks;
    private final Tasks tasks = new Tasks(Clock.systemUTC());
    private final StacksStore stacks = new StacksStore((StacksGateway) Proxy.newProxyInstance(StacksGateway.class
            .getClassLoader(), new Class<?>[]{StacksGateway.class}, (_, _, _) -> List.copyOf(known)), Runnable::run,
            Runnable::run, tasks, Clock.systemUTC());
    private final LeftOversStore store = new LeftOversStore(new Followed(), stacks, Work.on(Runnable::run), Clock
            .systemUTC());

    /** Notes what is followed; what it follows goes on until somebody looks. */
    private final class Followed implements LeftOversGateway {
        @Override
        public List<LeftOver> leftOvers() {
            looks++;
            return List.of();
        }

        @Override
        public DeployResult goOn(LeftOver leftOver, Approval approval, Consumer<DeployEvent> listener) {
            throw new AssertionError();
        }

        @Override
        public void discard(LeftOver leftOver) {
            throw new AssertionError();
        }

        @Override
        public DeployResult follow(String stack, Consumer<DeployEvent> listener) {
            followed.add(stack);
            listener.accept(new DeployEvent.StepFinished(DeployStep.EXECUTE, "before"));
            listener.accept(new DeployEvent.StepStarted(DeployStep.RESOURCES));
            assertThat(stacks.deployments().latest().values()).anySatisfy(d -> assertThat(d.running() && !d
                    .cancellable()).isTrue());
            return stack.contains("leaving") ? new DeployResult.Deleted(stack)
                    : new DeployResult.Failed(stack, "ROLLBACK_COMPLETE", Optional.empty(), Optional.empty());
        }
    }

    private static StackSummary stack(String name, String status, Optional<String> parent) {
        return new StackSummary(name, "arn:" + name, status, Optional.empty(), Instant.EPOCH, Optional.empty(), parent,
                Stamp.in(name.equals("foreign") ? Map.of() : Map.of("signalbox:pipeline", "check")), Map.of(), Map
                        .of());
    }

    @Test
    void followsWhatGoesOnAtTheFirstLookAndNothingLater() {
        known.addAll(List.of(stack("growing", "CREATE_IN_PROGRESS", Optional.empty()), stack("leaving",
                "DELETE_IN_PROGRESS", Optional.empty()), stack("resting", "CREATE_COMPLETE", Optional.empty()), stack(
                        "reviewed", "REVIEW_IN_PROGRESS", Optional.empty()), stack("nested", "CREATE_IN_PROGRESS",
                                Optional.of("arn:growing")), stack("foreign", "UPDATE_IN_PROGRESS",
                                        Optional.empty())));

        try (var seen = store.begin()) {
            known.add(stack("later", "UPDATE_IN_PROGRESS", Optional.empty()));
            stacks.refresh();
        }

        assertThat(followed).containsExactly("arn:growing", "arn:leaving");
        assertThat(stacks.deployments().latest().get("growing").kind()).isEqualTo(Deployment.Kind.DEPLOY);
        assertThat(stacks.deployments().latest().get("leaving").kind()).isEqualTo(Deployment.Kind.DELETE);
        assertThat(tasks.states().latest()).extracting(TaskState::target, TaskState::phase).containsExactly(
                org.assertj.core.groups.Tuple.tuple("leaving", TaskState.Phase.DONE), org.assertj.core.groups.Tuple
                        .tuple("growing", TaskState.Phase.FAILED));
    }

    @Test
    void followsNoMoreThanItCanWatch() {
        for (int i = 0; i < 30; i++) {
            known.add(stack("shop-" + i, "UPDATE_IN_PROGRESS", Optional.empty()));
        }

        store.begin().close();

        assertThat(followed).hasSize(10);
    }

    @Test
    void looksAgainWhenADeploymentEnds() {
        try (var seen = store.begin()) {
            int before = looks;
            stacks.goOn("shop", Deployment.Kind.UPDATE, (_, _) -> new DeployResult.Cancelled("shop"));
            assertThat(looks).isEqualTo(before + 1);
        }
    }
}
