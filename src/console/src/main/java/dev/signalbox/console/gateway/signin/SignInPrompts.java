package dev.signalbox.console.gateway.signin;

import dev.signalbox.console.model.signin.MfaQuestion;
import dev.signalbox.console.model.signin.SsoCode;
import java.util.Optional;

/** Questions to the operator while signing in. Called on the thread that called {@link SignInGateway#signIn}. */
public interface SignInPrompts {
    /**
     * Blocks until a code is typed; empty when the operator gives up. A wrong one is asked for again, at most three times in all.
     */
    Optional<String> mfaCode(MfaQuestion question) throws InterruptedException;

    /** Shows the code and returns; it is waited for elsewhere that somebody confirms it. */
    void ssoCode(SsoCode code);

    /** The code of {@link #ssoCode} is over: confirmed, refused, expired or given up. Told once for each code. */
    void ssoEnded();
}
