package dev.signalbox.console.store.signin;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.environments.CallerIdentity;

/** Whether the environment still leads to the account that it led to before. */
public sealed interface AccountCheck {
    /** Nobody has answered yet. */
    record Unknown() implements AccountCheck {}

    /** AWS does not say who we are. */
    record Silent(Failure why) implements AccountCheck {}

    /** As before, or the first time ever. */
    record Same(CallerIdentity caller) implements AccountCheck {}

    /** Another account than before: nothing may be changed until the operator has confirmed that it is the right one. */
    record Other(String before, CallerIdentity caller) implements AccountCheck {}
}
