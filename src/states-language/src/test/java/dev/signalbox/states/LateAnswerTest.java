package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A job whose answer comes in the very instant in which nobody wants it any more: it is cancelled, not forgotten. */
class LateAnswerTest {
    private static final String JOB = Trial.machineOf(
            "'A':{'Type':'Task','Resource':'arn:aws:states:::batch:submitJob.sync','HeartbeatSeconds':5,'End':true}");

    private final AtomicReference<Thread> performing = new AtomicReference<>();
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final Trial trial = Trial.of(JOB, "1", _ -> submitted());

    private TaskOutcome submitted() {
        performing.set(Thread.currentThread());
        called.countDown();
        await(answers);
        return Trial.done("{'JobId':'j'}");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The sequence stands still over a heartbeat that is due; what comes meanwhile waits in its mailbox. */
    private void standStill(Instant told) throws InterruptedException {
        called.await();
        var test = Thread.currentThread();
        trial.effects.told = now -> {
            if (Thread.currentThread() == test) {
                return now;
            }
            asked.countDown();
            await(goesOn);
            return told;
        };
        trial.effects.jump(Duration.ofSeconds(5));
        asked.await();
    }

    /** Its answer is in the mailbox when its thread is over. */
    private void answer() throws InterruptedException {
        answers.countDown();
        performing.get().join();
    }

    @Test
    void behindTheEndOfTheExecution() throws Exception {
        standStill(ScriptedEffects.START);
        trial.execution.stop(Optional.empty(), Optional.empty());
        answer();
        goesOn.countDown();

        assertThat(trial.outcome()).isInstanceOf(ExecutionOutcome.Aborted.class);
        assertThat(trial.effects.cancelled).hasSize(1);
    }

    @Test
    void behindTheEndOfItsTime() throws Exception {
        standStill(ScriptedEffects.START.plusSeconds(5));
        answer();
        goesOn.countDown();

        assertThat(trial.error()).isEqualTo("States.Timeout");
        assertThat(trial.effects.cancelled).hasSize(1);
    }
}
