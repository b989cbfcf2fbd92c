package dev.signalbox.console.store.signin;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.signin.SignInGateway;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import dev.signalbox.console.gateway.signin.Watch;
import dev.signalbox.console.model.signin.MfaQuestion;
import dev.signalbox.console.model.signin.SignInState;
import dev.signalbox.console.model.signin.SignInState.SignedIn;
import dev.signalbox.console.model.signin.SsoCode;
import dev.signalbox.console.store.Topic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the window's profile is signed in, and signing in when the operator wants to: one at a time, however many calls fail. */
public final class SignIn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final SignInGateway gateway;
    private final Topic<SignInState> state;
    private final Topic<Optional<Question>> question = new Topic<>(Optional.empty());
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Thread> attempt = new AtomicReference<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Watch> watches;
    private final List<Runnable> callerListeners = new CopyOnWriteArrayList<>();

    public SignIn(SignInGateway gateway) {
        this.gateway = gateway;
        state = new Topic<>(gateway.state());
        watches = List.of(gateway.watch(this::look), gateway.watchCaller(() -> callerListeners.forEach(
                Runnable::run)));
        look();
    }

    public Topic<SignInState> state() {
        return state;
    }

    public Topic<Optional<Question>> question() {
        return question;
    }

    /** Tells, on any thread, that calls can be made again: somebody signed in, here or outside. */
    public void whenSignedIn(Runnable then) {
        listeners.add(then);
    }

    /** Tells, before any call is made as somebody else, that we may be another; must not block. */
    public void whenPerhapsAnother(Runnable then) {
        callerListeners.add(then);
    }

    /** Begins to sign in, unless somebody does so already. Returns at once. */
    public void begin() {
        Thread thread = Thread.ofVirtual().name("sign-in").unstarted(this::run);
        if (attempt.compareAndSet(null, thread)) {
            thread.start();
        }
    }

    /** Gives it up. */
    public void cancel() {
        Optional.ofNullable(attempt.get()).ifPresent(Thread::interrupt);
    }

    /** Answers {@link Question.Mfa}. */
    public void answer(String code) {
        answers.add(Optional.of(code));
    }

    private void run() {
        try {
            answers.clear();
            gateway.signIn(new Prompts());
        } catch (GatewayException e) {
            LOG.info("Not signed in: {}", e.failure().message());
        } finally {
            question.publish(Optional.empty());
            attempt.set(null);
            look();
        }
    }

    /** Calls are failing for want of credentials long before somebody presses a button, so each change is looked at. */
    private void look() {
        boolean again;
        synchronized (this) {
            SignInState before = state.latest();
            SignInState now = gateway.state();
            if (before.equals(now)) {
                return;
            }
            state.publish(now);
            again = now instanceof SignedIn && !(before instanceof SignedIn);
        }
        if (again) {
            listeners.forEach(Runnable::run);
        }
    }

    @Override
    public void close() {
        watches.forEach(Watch::close);
        cancel();
    }

    private final class Prompts implements SignInPrompts {
        @Override
        public Optional<String> mfaCode(MfaQuestion asked) throws InterruptedException {
            question.publish(Optional.of(new Question.Mfa(asked)));
            try {
                return answers.take();
            } finally {
                question.publish(Optional.empty());
            }
        }

        @Override
        public void ssoCode(SsoCode code) {
            question.publish(Optional.of(new Question.Sso(code)));
        }

        @Override
        public void ssoEnded() {
            question.publish(Optional.empty());
        }
    }
}
