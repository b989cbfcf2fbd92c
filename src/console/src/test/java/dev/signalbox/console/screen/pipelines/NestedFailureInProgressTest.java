package dev.signalbox.console.screen.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.StackDetail;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.deploy.watch.StackFailure;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the stack screen pins while CloudFormation is still at work. */
class NestedFailureInProgressTest {
    private int second;

    private Optional<StackFailure> pinned() {
        var gateway = (StacksGateway) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{
                StacksGateway.class}, (_, method, _) -> method.getName().equals("observe")
                        ? (StacksGateway.Look) () -> Optional.of(NestedFailure.story(second))
                        : List.of());
        var clock = Clock.fixed(NestedFailure.NOW, ZoneOffset.UTC);
        var store = new StacksStore(gateway, Runnable::run, Runnable::run, new Tasks(clock), clock);
        try (var model = new StackViewModel(store, Runnable::run, clock)) {
            model.open(NestedFailure.NAME);
            return model.detailProperty().get().newest().flatMap(StackDetail::firstFailure);
        }
    }

    @Test
    void nothingBeforeAnythingFailed() {
        second = 20;
        assertThat(pinned()).isEmpty();
    }

    /** The outer stack is told only when the inner one is rolled back, which may take long. */
    @Test
    void theCauseInANestedStackBeforeItsParentIsTold() {
        second = 29;
        assertThat(pinned()).hasValueSatisfying(f -> {
            assertThat(f.path()).containsExactly("Storage");
            assertThat(f.event().logicalId()).isEqualTo("Archive");
            assertThat(f.event().reason().orElse("")).contains("already exists");
        });
    }

    @Test
    void theSameWhileTheParentRollsBackAndAfterwards() {
        second = 29;
        var first = pinned();
        second = 35;
        assertThat(pinned()).isEqualTo(first);
        second = 60;
        assertThat(pinned()).isEqualTo(first);
    }
}
