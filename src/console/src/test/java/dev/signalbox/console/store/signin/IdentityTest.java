package dev.signalbox.console.store.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.ScriptedSignIn;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.IdentityGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.environments.CallerIdentity;
import dev.signalbox.console.model.guard.LockState;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.model.signin.SignInState;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.guard.EnvironmentLock;
import dev.signalbox.console.store.guard.LockClocks;
import dev.signalbox.console.store.preferences.Preferences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing is changed before it is certain that the account is the one that is meant. */
class IdentityTest {
    private final Preferences preferences = Preferences.forgotten();
    private final ScriptedSignIn gateway = new ScriptedSignIn(new SignInState.Needed("no session"), Optional.empty());
    private final RealTime time = new RealTime();
    private final EnvironmentLock lock = new EnvironmentLock(TestFrame.LOCAL, true, (_, _, _, _) -> {}, LockClocks.of(
            time));
    private Runnable meanwhile = () -> {};
    private Optional<String> account = Optional.empty();
    private final List<Runnable> later = new ArrayList<>();

    private final Access access = new Access(new AwsProfile("orders", AwsProfile.Kind.SSO, Optional.of("eu-west-1"),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of("orders"),
            Optional.empty()), new SignIn(gateway), new Identity(new Caller(), preferences, Runnable::run,
                    later::add), List.of());

    private final class Caller implements IdentityGateway {
        @Override
        public String account() throws GatewayException {
            return caller().account();
        }

        @Override
        public CallerIdentity caller() throws GatewayException {
            Optional<String> asked = account;
            Runnable then = meanwhile;
            meanwhile = () -> {};
            then.run();
            return new CallerIdentity(asked.orElseThrow(() -> new GatewayException(Failure.SignInNeeded.unsent("x"),
                    new IllegalStateException())), "arn:aws:sts::1:assumed-role/Operator/jane", Optional.empty());
        }

        @Override
        public Optional<String> alias() {
            return Optional.of("acme");
        }
    }

    @Test
    void theAliasIsNotWaitedForAndComesLater() {
        account = Optional.of("111111111111");
        access.begin(lock);
        assertThat(check()).isInstanceOfSatisfying(AccountCheck.Same.class, s -> assertThat(s.caller().alias())
                .isEmpty());
        assertThat(lock.state().latest()).isEqualTo(new LockState.Locked(LockState.Reason.OPENED));

        later.forEach(Runnable::run);

        assertThat(check()).isInstanceOfSatisfying(AccountCheck.Same.class, s -> assertThat(s.caller().alias())
                .contains("acme"));
    }

    @Test
    void anAliasOfWhomWeMayNotBeAnyMoreIsForgotten() {
        account = Optional.of("111111111111");
        access.begin(lock);
        var ofBefore = List.copyOf(later);
        account = Optional.of("222222222222");
        gateway.becomePerhapsAnother();

        ofBefore.forEach(Runnable::run);

        assertThat(check()).isInstanceOfSatisfying(AccountCheck.Other.class, s -> assertThat(s.caller().alias())
                .isEmpty());
    }

    private AccountCheck check() {
        return access.identity().check().latest();
    }

    @Test
    void theLockStaysShutUntilTheAccountIsKnown() {
        access.begin(lock);
        assertThat(check()).isInstanceOf(AccountCheck.Silent.class);
        lock.unlock(Duration.ofMinutes(5));
        assertThat(lock.allows()).isFalse();
        assertThat(lock.state().latest()).isEqualTo(new LockState.Locked(LockState.Reason.ACCOUNT));
        account = Optional.of("111111111111");
        gateway.become(new SignInState.SignedIn(Optional.empty(), "SSO"));
        assertThat(check()).isInstanceOf(AccountCheck.Same.class);
        assertThat(lock.state().latest()).isEqualTo(new LockState.Locked(LockState.Reason.OPENED));
        lock.unlock(Duration.ofMinutes(5));
        assertThat(lock.allows()).isTrue();
    }

    @Test
    void anotherAccountShutsItUntilSomebodySaysThatItIsRight() {
        account = Optional.of("111111111111");
        access.begin(lock);
        lock.unlock(Duration.ofMinutes(5));
        account = Optional.of("222222222222");
        gateway.become(new SignInState.SignedIn(Optional.empty(), "SSO"));
        assertThat(check()).isInstanceOfSatisfying(AccountCheck.Other.class, o -> assertThat(o.before()).isEqualTo(
                "111111111111"));
        assertThat(lock.allows()).isFalse();
        access.identity().accept();
        assertThat(check()).isInstanceOf(AccountCheck.Same.class);
        assertThat(preferences.get(Identity.ACCOUNT)).isEqualTo("222222222222");
        assertThat(lock.state().latest()).isEqualTo(new LockState.Locked(LockState.Reason.OPENED));
    }

    @Test
    void whoWeAreStaysKnownWhenTheSessionIsOver() {
        account = Optional.of("111111111111");
        access.begin(lock);
        account = Optional.empty();
        access.identity().refresh();
        assertThat(check()).isInstanceOf(AccountCheck.Same.class);
    }

    @Test
    void anAnswerToAnOlderQuestionIsNotTaken() {
        account = Optional.of("111111111111");
        access.begin(lock);
        meanwhile = () -> {
            account = Optional.of("222222222222");
            gateway.becomePerhapsAnother();
        };
        access.identity().refresh();
        assertThat(check()).isInstanceOf(AccountCheck.Other.class);
        assertThat(lock.allows()).isFalse();
    }

    @Test
    void whereThereIsNoLockTheAccountIsWaitedForAllTheSame() {
        EnvironmentLock none = new EnvironmentLock(TestFrame.LOCAL, false, (_, _, _, _) -> {}, LockClocks.of(time));
        access.begin(none);
        assertThat(none.allows()).isFalse();
        account = Optional.of("111111111111");
        access.identity().refresh();
        assertThat(none.state().latest()).isEqualTo(new LockState.NeverLocked());
    }
}
