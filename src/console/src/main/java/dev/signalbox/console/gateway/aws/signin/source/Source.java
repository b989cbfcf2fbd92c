package dev.signalbox.console.gateway.aws.signin.source;

import dev.signalbox.console.gateway.signin.SignInPrompts;
import java.util.Optional;

/** One way to get credentials. Used by one thread at a time. */
public interface Source {
    /**
     * Credentials that hold now.
     *
     * @param prompts empty when nobody may be asked
     */
    Session get(Optional<SignInPrompts> prompts) throws NotGotException, InterruptedException;

    /** AWS has refused these: they must not be given out again. */
    void refused(Session session);

    /** What it will be, before anything was got. */
    String how();

    /** Whether somebody has to be asked now and then. */
    boolean asks();

    /** Whether all that it gives, also after a renewal, is of one and the same account. */
    default boolean isOfOneAccount() {
        return false;
    }

    /** What somebody has to do before {@link #get} can give anything, as far as that is known without calling anyone. */
    default Optional<String> missing() {
        return Optional.empty();
    }
}
