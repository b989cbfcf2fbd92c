package dev.signalbox.console.gateway.aws.signin;

import dev.signalbox.console.gateway.aws.signin.source.NotGotException;
import dev.signalbox.console.gateway.aws.signin.source.Session;
import dev.signalbox.console.gateway.aws.signin.source.Source;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import java.util.Optional;

/** A profile that was edited until it could not be used any more. */
record Nothing(String why) implements Source {
    @Override
    public Session get(Optional<SignInPrompts> prompts) throws NotGotException {
        throw NotGotException.failed(why);
    }

    @Override
    public void refused(Session session) {
        // There is none.
    }

    @Override
    public String how() {
        return why;
    }

    @Override
    public boolean asks() {
        return false;
    }
}
