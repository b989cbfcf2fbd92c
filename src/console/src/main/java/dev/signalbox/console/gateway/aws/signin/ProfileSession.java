package dev.signalbox.console.gateway.aws.signin;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.signin.source.NotGotException;
import dev.signalbox.console.gateway.aws.signin.source.ServerClock;
import dev.signalbox.console.gateway.aws.signin.source.Session;
import dev.signalbox.console.gateway.aws.signin.source.Source;
import dev.signalbox.console.gateway.signin.ForeignEndpointException;
import dev.signalbox.console.gateway.signin.SignInGateway;
import dev.signalbox.console.gateway.signin.SignInNeededException;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import dev.signalbox.console.gateway.signin.Watch;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.signin.SignInState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;

/** The credentials of one opened profile. Calls get them without asking anybody; only {@link #signIn} asks, one at a time. */
final class ProfileSession implements AwsCredentialsProvider, SignInGateway {
    private static final Logger LOG = LoggerFactory.getLogger(ProfileSession.class);
    /** For so long what did not work is not tried again by each of the many calls that come. */
    private static final Duration REST = Duration.ofSeconds(15);
    private static final String SIGNING_IN = "Somebody is signing in";

    private final ServerClock clock;
    private final News states = new News();
    private final News caller = new News();
    private final ReentrantLock getting = new ReentrantLock();
    private final SignInTurns turns = new SignInTurns();
    private volatile Source source;
    private volatile SignInState state;
    private volatile boolean asking;
    private volatile Optional<Session> current = Optional.empty();
    private Instant restsUntil = Instant.MIN;
    private String why = "";

    ProfileSession(Source source, ServerClock clock) {
        this.source = source;
        this.clock = clock;
        state = source.missing().<SignInState>map(SignInState.Needed::new).orElseGet(() -> new SignInState.SignedIn(
                Optional.empty(), source.how()));
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            Optional<Session> meanwhile = lock();
            if (meanwhile.isPresent()) {
                return meanwhile.get().credentials();
            }
            try {
                return silently().credentials();
            } finally {
                getting.unlock();
            }
        } catch (NotGotException e) {
            throw new SignInNeededException(e.why());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Interrupted while credentials were fetched");
        }
    }

    /** Waits for others that fetch, not for somebody who is asked. Gives what holds still, not the lock, while others renew it. */
    private Optional<Session> lock() throws InterruptedException {
        while (!asking) {
            if (taken()) {
                return Optional.empty();
            }
            Optional<Session> holding = current.filter(s -> s.until().filter(clock.now()::isBefore).isPresent());
            if (holding.isPresent()) {
                return holding;
            }
        }
        throw new SignInNeededException(SIGNING_IN + ".");
    }

    /** Neither for who is interrupted. */
    private boolean lockUnlessAsking() {
        try {
            while (!asking) {
                if (taken()) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private boolean taken() throws InterruptedException {
        return getting.tryLock() || getting.tryLock(50, TimeUnit.MILLISECONDS);
    }

    private Session silently() throws NotGotException, InterruptedException {
        if (clock.now().isBefore(restsUntil)) {
            throw NotGotException.failed(why);
        }
        try {
            return signedIn(source.get(Optional.empty()));
        } catch (NotGotException e) {
            failed(e);
            throw e;
        } catch (ForeignEndpointException e) {
            failed(NotGotException.failed(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private Session signedIn(Session got) {
        boolean renewed = !(state instanceof SignInState.Needed) && !(state instanceof SignInState.InProgress);
        caller.given(got.credentials().accessKeyId(), renewed && source.isOfOneAccount());
        current = Optional.of(got);
        become(new SignInState.SignedIn(got.until(), got.how()));
        return got;
    }

    private void replace(Source next) {
        source = next;
        current = Optional.empty();
        caller.tell();
    }

    private void failed(NotGotException e) {
        if (!e.isForSomebody()) {
            restsUntil = clock.now().plus(REST);
            why = e.why();
        }
        become(e.isForSomebody() ? new SignInState.Needed(e.why()) : new SignInState.Failed(e.why()));
    }

    @Override
    public SignInState state() {
        SignInState now = state;
        boolean over = now instanceof SignInState.SignedIn(var until, _) && until.isPresent() && until.get().isBefore(
                clock.now());
        return over && source.asks() ? new SignInState.Needed("The session is over: " + source.how() + ".") : now;
    }

    @Override
    public void signIn(SignInPrompts prompts) throws GatewayException {
        try {
            turns.take(() -> ask(prompts));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayException(Failure.SignInNeeded.unsent("The sign-in was cancelled."), e);
        }
    }

    private void ask(SignInPrompts prompts) throws GatewayException, InterruptedException {
        asking = true;
        try {
            getting.lockInterruptibly();
            try {
                askAlone(prompts);
            } finally {
                getting.unlock();
            }
        } finally {
            asking = false;
        }
    }

    private void askAlone(SignInPrompts prompts) throws GatewayException, InterruptedException {
        SignInState before = state;
        try {
            become(new SignInState.InProgress(SIGNING_IN + ": " + source.how() + "."));
            restsUntil = Instant.MIN;
            signedIn(source.get(Optional.of(prompts)));
        } catch (NotGotException e) {
            failed(e);
            throw new GatewayException(Failure.SignInNeeded.unsent(e.why()), e);
        } catch (ForeignEndpointException e) {
            failed(NotGotException.failed(String.valueOf(e.getMessage())));
            throw new GatewayException(e.failure(), e);
        } finally {
            if (state instanceof SignInState.InProgress) {
                become(before instanceof SignInState.SignedIn ? before
                        : new SignInState.Needed(
                                "The sign-in was cancelled."));
            }
        }
    }

    /** AWS says that the session with this key is over; nothing happens when there is another one by now, or soon. */
    void refused(String accessKeyId, String words) {
        if (!lockUnlessAsking()) {
            return;
        }
        try {
            Optional<Session> over = current.filter(s -> s.credentials().accessKeyId().equals(accessKeyId));
            if (over.isPresent()) {
                current = Optional.empty();
                source.refused(over.get());
                become(new SignInState.Needed(words));
            }
        } finally {
            getting.unlock();
        }
    }

    /** The files have changed: from now on with {@code next}, or with the same as before. */
    void look(Optional<Source> next) {
        if (!lockUnlessAsking()) {
            next.ifPresent(this::replace);
            return;
        }
        try {
            next.ifPresent(this::replace);
            restsUntil = Instant.MIN;
            if (!(state instanceof SignInState.SignedIn) || next.isPresent()) {
                silently();
            }
        } catch (NotGotException | ForeignEndpointException e) {
            LOG.debug("The change of files brought no credentials: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            getting.unlock();
        }
    }

    private void become(SignInState next) {
        boolean news = !next.equals(state);
        state = next;
        if (news) {
            states.tell();
        }
    }

    @Override
    public Watch watch(Runnable changed) {
        return states.watch(changed);
    }

    @Override
    public Watch watchCaller(Runnable perhapsAnother) {
        return caller.watch(perhapsAnother);
    }
}
