package dev.signalbox.console.store.signin;

import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.guard.EnvironmentLock;
import java.util.List;

/**
 * How the window's account is entered.
 *
 * @param unasked endpoints that are not AWS's own, to which this profile's credentials may not go yet
 */
public record Access(AwsProfile profile, SignIn signIn, Identity identity,
        List<EndpointConsent> unasked) implements AutoCloseable {
    public Access {
        unasked = List.copyOf(unasked);
    }

    /** Asks who we are, now and whenever we may be another, and lets the lock go once that is who we were before. */
    public void begin(EnvironmentLock lock) {
        identity.check().subscribe(check -> lock.hold(!(check instanceof AccountCheck.Same)));
        signIn.whenPerhapsAnother(identity::doubt);
        signIn.whenSignedIn(identity::refresh);
        if (unasked.isEmpty()) {
            identity.refresh();
        }
    }

    /** Lets the poller wait as long as it is not certain whom it would ask. Somebody else lets it begin. */
    public void holds(Poller poller) {
        identity.check().subscribe(check -> {
            if (check instanceof AccountCheck.Unknown || check instanceof AccountCheck.Other) {
                poller.hold();
            }
        });
    }

    @Override
    public void close() {
        signIn.close();
    }
}
