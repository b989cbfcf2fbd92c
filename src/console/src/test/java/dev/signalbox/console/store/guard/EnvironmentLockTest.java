package dev.signalbox.console.store.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.gateway.ChangeRefusedException;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.guard.LockState;
import dev.signalbox.console.model.guard.LockState.Reason;
import dev.signalbox.console.model.guard.LockTerm;
import dev.signalbox.console.store.budget.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentLockTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private final SimulatedTime wall = new SimulatedTime();
    private final List<String> noted = new ArrayList<>();
    private Duration stoodStill = Duration.ZERO;
    private final EnvironmentLock lock = lock(true);

    private EnvironmentLock lock(boolean locks) {
        return new EnvironmentLock(new EnvironmentInfo(EnvironmentInfo.Kind.PROD, "PROD", "shop", "123456789012",
                "eu-west-1", EnvironmentInfo.AWS, EnvironmentInfo.Entrance.of(EnvironmentInfo.Kind.PROD)), locks, (
                        action, target, _,
                        result) -> noted.add(action + " " + target + " " + result), new LockClocks(wall,
                                () -> Duration.between(START, wall.now()).minus(stoodStill).toNanos()));
    }

    @Test
    void beginsLockedAndRefuses() {
        assertThat(lock.state().latest()).isEqualTo(new LockState.Locked(Reason.OPENED));
        assertThatThrownBy(() -> lock.check("Sfn", "StopExecution")).isInstanceOf(ChangeRefusedException.class)
                .hasMessage("PROD is read-only; StopExecution was not sent");
    }

    @Test
    void allowsUntilTheTimeIsOver() {
        lock.unlock(Duration.ofMinutes(15));
        wall.pass(Duration.ofMinutes(14).plusSeconds(59));
        assertThat(lock.allows()).isTrue();
        wall.pass(Duration.ofSeconds(1));
        assertThat(lock.state().latest()).isEqualTo(new LockState.Locked(Reason.TIME_UP));
    }

    @Test
    void aChangeAtTheEndIsRefusedBeforeAnybodyHasTicked() {
        lock.unlock(Duration.ofMinutes(5));
        wall.sleep(Duration.ofMinutes(5));
        assertThatThrownBy(() -> lock.check("Sfn", "StopExecution")).isInstanceOf(ChangeRefusedException.class);
    }

    @Test
    void whatIsOverIsNotProlonged() {
        lock.unlock(Duration.ofMinutes(5));
        wall.sleep(Duration.ofMinutes(5));
        lock.extend(Duration.ofMinutes(15));
        assertThat(lock.allows()).isFalse();
        assertThat(noted).last().asString().startsWith("Lock ");
    }

    @Test
    void theMonotonicClockEndsItWhenTheWallClockIsSetBack() {
        lock.unlock(Duration.ofMinutes(5));
        stoodStill = Duration.ofMinutes(-6); // the wall clock is set back by six minutes
        assertThat(lock.allows()).isFalse();
    }

    @Test
    void sleepOfTheComputerEndsIt() {
        lock.unlock(Duration.ofMinutes(60));
        stoodStill = Duration.ofMinutes(2);
        wall.sleep(Duration.ofMinutes(2));
        assertThat(lock.allows()).isFalse();
        assertThat(lock.state().latest()).isEqualTo(new LockState.Locked(Reason.SLEPT));
    }

    @Test
    void sleepEndsItAlsoWhereBothClocksGoOn() {
        lock.unlock(Duration.ofMinutes(60));
        wall.sleep(Duration.ofMinutes(2));
        assertThat(lock.allows()).isFalse();
        assertThat(lock.state().latest()).isEqualTo(new LockState.Locked(Reason.SLEPT));
    }

    @Test
    void locksWhenNobodyLooks() {
        lock.unlock(Duration.ofMinutes(60));
        lock.focused(false);
        wall.pass(Duration.ofMinutes(14));
        lock.focused(true);
        lock.focused(false);
        wall.pass(Duration.ofMinutes(14));
        assertThat(lock.allows()).isTrue();
        wall.pass(Duration.ofMinutes(1));
        assertThat(lock.state().latest()).isEqualTo(new LockState.Locked(Reason.AWAY));
    }

    @Test
    void isExtendedAndLockedByHandAndNotesBoth() {
        lock.unlock(Duration.ofMinutes(15));
        lock.extend(Duration.ofMinutes(15));
        assertThat(lock.state().latest()).isEqualTo(new LockState.Unlocked(START.plus(Duration.ofMinutes(30))));
        lock.lock();
        assertThat(lock.allows()).isFalse();
        lock.lock();
        assertThat(noted).containsExactly("Unlock PROD 123456789012 for 15 min done",
                "Unlock PROD 123456789012 for 30 min done", "Lock PROD 123456789012 by hand");
    }

    @Test
    void aDayEndsAtMidnight() {
        assertThat(LockTerm.DAY.from(ZonedDateTime.parse("2026-11-21T20:30:00+01:00[Europe/Paris]"))).isEqualTo(
                Duration.ofMinutes(210));
        assertThat(LockTerm.QUARTER.from(ZonedDateTime.parse("2026-11-21T23:55:00Z"))).isEqualTo(Duration.ofMinutes(
                15));
    }

    @Test
    void anEnvironmentWithoutALockIsAlwaysOpen() {
        var open = lock(false);
        open.unlock(Duration.ofMinutes(5));
        open.lock();
        open.check("Sfn", "StopExecution");
        assertThat(open.state().latest()).isEqualTo(new LockState.NeverLocked());
        assertThat(noted).isEmpty();
    }
}
