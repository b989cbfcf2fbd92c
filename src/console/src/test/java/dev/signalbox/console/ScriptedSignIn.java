package dev.signalbox.console;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.signin.SignInGateway;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import dev.signalbox.console.gateway.signin.Watch;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.signin.MfaQuestion;
import dev.signalbox.console.model.signin.SignInState;
import dev.signalbox.console.model.signin.SsoCode;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to sign in that a test plays: it asks for a code as an MFA device's, or shows one as IAM Identity Center does. */
public final class ScriptedSignIn implements SignInGateway {
    private static final String CODE = "123456";
    private final Optional<SsoCode> sso;
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile CountDownLatch confirmed = new CountDownLatch(1);
    private volatile SignInState state;
    private volatile Runnable perhapsAnother = () -> {};
    private volatile Runnable changed = () -> {};

    /** @param sso shown when somebody signs in; else the code of an MFA device is asked for */
    public ScriptedSignIn(SignInState first, Optional<SsoCode> sso) {
        state = first;
        this.sso = sso;
    }

    /** As when somebody signs in outside, or the session is over. */
    public void become(SignInState now) {
        state = now;
        changed.run();
    }

    /** As when somebody confirms the code in the browser. */
    public void confirm() {
        confirmed.countDown();
    }

    public int attempts() {
        return attempts.get();
    }

    @Override
    public SignInState state() {
        return state;
    }

    @Override
    public Watch watch(Runnable told) {
        changed = told;
        return () -> {};
    }

    @Override
    public Watch watchCaller(Runnable told) {
        perhapsAnother = told;
        return () -> {};
    }

    /** As when the profile's files are edited. */
    public void becomePerhapsAnother() {
        perhapsAnother.run();
    }

    @Override
    public void signIn(SignInPrompts prompts) throws GatewayException {
        attempts.incrementAndGet();
        become(new SignInState.InProgress("waiting for you"));
        try {
            if (sso.isPresent()) {
                prompts.ssoCode(sso.get());
                confirmed.await();
                prompts.ssoEnded();
            } else {
                ask(prompts);
            }
            become(new SignInState.SignedIn(Optional.empty(), "MFA"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            prompts.ssoEnded();
            confirmed = new CountDownLatch(1);
            throw needed("It was given up.");
        }
    }

    private void ask(SignInPrompts prompts) throws GatewayException, InterruptedException {
        Optional<String> refused = Optional.empty();
        for (int i = 0; i < 3; i++) {
            Optional<String> code = prompts.mfaCode(new MfaQuestion("base", "arn:aws:iam::111122223333:mfa/jane",
                    "arn:aws:iam::123456789012:role/Operator", refused));
            if (code.filter(CODE::equals).isPresent()) {
                return;
            }
            refused = Optional.of("MultiFactorAuthentication failed with invalid MFA one time pass code.");
        }
        throw needed("The code was wrong three times.");
    }

    private GatewayException needed(String why) {
        become(new SignInState.Needed(why));
        return new GatewayException(Failure.SignInNeeded.unsent(why), new IllegalStateException(why));
    }
}
