package dev.signalbox.console.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.guard.SceneGuard;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.guard.Allowance;
import dev.signalbox.console.screen.frame.lock.LockBar;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.guard.EnvironmentLock;
import dev.signalbox.console.store.guard.LockClocks;
import java.time.Clock;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** An account that is open to changes, and is held later on. */
@ExtendWith(ApplicationExtension.class)
class HeldLockBarTest {
    private final RealTime time = new RealTime();
    private final EnvironmentLock lock = new EnvironmentLock(new EnvironmentInfo(EnvironmentInfo.Kind.TEST, "TEST",
            "shop", "123456789012", "eu-west-1", EnvironmentInfo.AWS, new EnvironmentInfo.Entrance(Optional.of("shop"),
                    Optional.empty(), false)), false, (_, _, _, _) -> {}, LockClocks.of(time));

    @Start
    void start(Stage stage) {
        Label label = new Label("Changes allowed");
        label.setId("lock");
        HBox bar = new HBox(label);
        bar.setId("bar");
        Scene scene = new Scene(bar);
        SceneGuard guard = new SceneGuard(lock, (_, _) -> new Allowance.Allowed(), new FxThread());
        guard.install(scene);
        new LockBar(lock, Clock.systemUTC()).serve(bar, guard, new FxThread());
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void saysThatItIsHeldWhenItIs(FxRobot robot) throws Exception {
        assertThat(robot.lookup("#lock-button").tryQuery().filter(n -> n.isVisible())).isEmpty();
        lock.hold(true);
        Eventually.on(() -> robot.lookup("#lock-button").tryQuery().filter(n -> n.isVisible()).isPresent());
        lock.hold(false);
        Eventually.on(() -> robot.lookup("#lock").tryQuery().filter(n -> n.isVisible()).isPresent());
    }
}
