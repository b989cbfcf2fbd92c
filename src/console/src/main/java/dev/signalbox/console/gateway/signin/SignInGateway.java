package dev.signalbox.console.gateway.signin;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.signin.SignInState;

/** Whether a profile's credentials are at hand, and how to get them. One per opened profile. */
public interface SignInGateway {
    /** What is known now; asks nobody and does not block. */
    SignInState state();

    /**
     * Signs in, and returns when calls can be made. Blocks, for minutes while somebody is asked; an interrupt cancels it, and the
     * thread is then still interrupted. Whoever comes while another signs in waits for that one's end and asks nothing.
     *
     * @throws GatewayException with {@code Failure.SignInNeeded} when it was given up, refused or did not work out; its message
     *     says why
     */
    void signIn(SignInPrompts prompts) throws GatewayException;

    /** Tells of every new {@link #state}, on whatever thread found out; also when somebody signed in outside. */
    Watch watch(Runnable changed);

    /**
     * Tells that calls may be somebody else's from now on, also in another account: files were edited, or somebody signed in. Told
     * before the first such call is signed, on the thread that found out; calls wait for that, so it must not make any.
     */
    Watch watchCaller(Runnable perhapsAnother);
}
