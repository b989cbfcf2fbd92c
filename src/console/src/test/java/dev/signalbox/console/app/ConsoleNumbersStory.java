package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.signalbox.console.Eventually;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The numbers that operators feel, of the whole console with its local cloud in one process. Run it on a quiet machine. */
@ExtendWith(ApplicationExtension.class)
class ConsoleNumbersStory {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration IDLE = Duration.ofSeconds(30);
    /** Four events each round: a run of 24,880 events, a little below the limit of 25,000. */
    private static final int ROUNDS = 6_220;

    @TempDir static Path data;

    private Stage stage;
    private Session session;
    private ConsoleWindow window;

    @Start
    void start(Stage given) {
        stage = given;
        stage.setX(0);
        stage.setY(0);
        session = Session.start(new Settings(data, Optional.of(0)));
        window = new ConsoleWindow(stage, () -> session);
        window.open(data);
    }

    @AfterEach
    void close() throws Exception {
        Operator.leave();
        WaitForAsyncUtils.waitForAsyncFx(20_000, window::close);
    }

    @Test
    @Timeout(600)
    void aLongRunOpensAtOnceAndNothingIsSpentOnIt(FxRobot robot) throws Exception {
        longRun();
        var operator = new Operator(robot, stage, PATIENCE);
        operator.click("#nav-executions");
        operator.choose("#table", "long"::equals);
        var blocked = new Heartbeat();
        long before = System.nanoTime();
        operator.press(KeyCode.ENTER);
        operator.sees(".graph-node.tone-succeeded");
        tell("open a run of 24,880 events, first paint", before);
        Eventually.on(PATIENCE, () -> Operator.onFx(() -> robot.lookup(".tab-label").queryAll().stream().map(
                n -> ((Labeled) n)
                        .getText().replaceAll("\\D", "")).anyMatch(n -> n.startsWith("2488"))));
        tell("the same, all events there", before);
        System.out.println("NUMBER FX thread blocked at most meanwhile: " + blocked.longest() + " ms");

        operator.click("#nav-callbacks");
        long idle = idle();
        System.out.println("NUMBER idle CPU with the window open, of one core: " + idle / 10.0 + " %");
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        System.out.println("NUMBER heap with all that open, local cloud included: " + heap + " MiB");
        assertThat(heap).isLessThan(400);
        assertThat(idle).as("tenths of a percent").isLessThan(200);
    }

    private void longRun() throws Exception {
        var sfn = session.clients().client(SfnClient.builder());
        var machine = sfn.createStateMachine(c -> c.name("rounds").roleArn("arn:aws:iam::000000000000:role/r")
                .definition(
                        """
                                {"StartAt":"Count","States":{
                                "Count":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.n, 1)"},"Next":"Enough"},
                                "Enough":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericLessThan":%d,"Next":"Count"}],"Default":"Done"},
                                "Done":{"Type":"Succeed"}}}"""
                                .formatted(ROUNDS))).stateMachineArn();
        var run = sfn.startExecution(s -> s.stateMachineArn(machine).name("long").input("{\"n\":0}")).executionArn();
        Eventually.on(PATIENCE, () -> sfn.describeExecution(d -> d.executionArn(run))
                .status() != ExecutionStatus.RUNNING);
        assertThat(sfn.describeExecution(d -> d.executionArn(run)).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    /** Tenths of a percent of one core. */
    private static long idle() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5)); // what was begun comes to its end
        long cpu = system.getProcessCpuTime();
        LockSupport.parkNanos(IDLE.toNanos());
        return (system.getProcessCpuTime() - cpu) * 1000 / IDLE.toNanos();
    }

    private static void tell(String what, long before) {
        System.out.println("NUMBER " + what + ": " + (System.nanoTime() - before) / 1_000_000 + " ms");
    }

    /** Asks the FX thread again and again to answer, and keeps the longest time that took. */
    private static final class Heartbeat {
        private final AtomicLong longest = new AtomicLong();
        private volatile boolean over;

        Heartbeat() {
            Thread.ofVirtual().start(() -> {
                while (!over) {
                    long asked = System.nanoTime();
                    Platform.runLater(() -> longest.accumulateAndGet(System.nanoTime() - asked, Math::max));
                    LockSupport.parkNanos(5_000_000);
                }
            });
        }

        long longest() {
            over = true;
            return longest.get() / 1_000_000;
        }
    }
}
