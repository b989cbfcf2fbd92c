package dev.signalbox.console.model.signin;

import java.time.Instant;
import java.util.Optional;

/** Whether calls can be made. Texts are sentences for the operator. */
public sealed interface SignInState {
    /**
     * Calls can be made, or nothing is known that is against it: what needs no answer of a person is fetched by the first call.
     *
     * @param until when the session ends; empty for keys without an end, and before the first call
     * @param how for example {@code SSO session corp, role Admin}
     */
    record SignedIn(Optional<Instant> until, String how) implements SignInState {}

    /** Nobody has signed in, or the session is over; every call ends with {@code Failure.SignInNeeded}. */
    record Needed(String why) implements SignInState {}

    /** Somebody is signing in. */
    record InProgress(String what) implements SignInState {}

    /** The last sign-in did not work out, and the profile cannot be used as it is. */
    record Failed(String why) implements SignInState {}
}
