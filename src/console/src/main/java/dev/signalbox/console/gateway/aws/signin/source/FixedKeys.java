package dev.signalbox.console.gateway.aws.signin.source;

import dev.signalbox.console.gateway.signin.SignInPrompts;
import java.util.Optional;

/** Keys that somebody has written down. */
final class FixedKeys implements Source {
    private final Session session;
    private boolean refused;

    FixedKeys(Session.Keys keys, String how) {
        session = Session.of(keys, Optional.empty(), how);
    }

    @Override
    public Session get(Optional<SignInPrompts> prompts) throws NotGotException {
        if (refused) {
            throw NotGotException.needsSomebody("AWS says that these keys are over: " + how()
                    + ". Put new ones there.");
        }
        return session;
    }

    @Override
    public void refused(Session over) {
        refused = over.credentials().equals(session.credentials()) || refused;
    }

    @Override
    public String how() {
        return session.how();
    }

    @Override
    public boolean asks() {
        return false;
    }
}
