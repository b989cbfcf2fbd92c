package dev.signalbox.console.store.signin;

import dev.signalbox.console.model.signin.MfaQuestion;
import dev.signalbox.console.model.signin.SsoCode;

/** What the operator is asked while somebody signs in. */
public sealed interface Question {
    /** Answered by {@link SignIn#answer}. */
    record Mfa(MfaQuestion question) implements Question {}

    /** To be confirmed in the browser; ends by itself. */
    record Sso(SsoCode code) implements Question {}
}
