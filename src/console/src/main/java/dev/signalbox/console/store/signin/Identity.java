package dev.signalbox.console.store.signin;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.IdentityGateway;
import dev.signalbox.console.model.environments.CallerIdentity;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.concurrent.Executor;

/** Who we are in the window's environment, asked when it opens and after each sign-in, and compared with who we were before. */
public final class Identity {
    /** The account seen last, kept with the environment. */
    public static final Preference<String> ACCOUNT = new Preference<>("identity.account", String.class, "");

    private final IdentityGateway gateway;
    private final Preferences preferences;
    private final Executor worker;
    private final Executor aside;
    private int doubts;
    private final Topic<AccountCheck> check = new Topic<>(new AccountCheck.Unknown());

    /**
     * @param worker does one thing after the other
     * @param aside asks for what nothing waits for, which may take long
     */
    public Identity(IdentityGateway gateway, Preferences preferences, Executor worker, Executor aside) {
        this.gateway = gateway;
        this.preferences = preferences;
        this.worker = worker;
        this.aside = aside;
    }

    public Topic<AccountCheck> check() {
        return check;
    }

    /** We may be another from now on: nothing is known until there is an answer to a question that was asked after this. */
    public void doubt() {
        synchronized (this) {
            doubts++;
            check.publish(new AccountCheck.Unknown());
        }
        refresh();
    }

    /** Asks again. What was known stays until there is an answer. */
    public void refresh() {
        worker.execute(this::ask);
    }

    private void ask() {
        int asked = doubts();
        try {
            heard(gateway.caller(), asked);
            aside.execute(() -> gateway.alias().ifPresent(alias -> called(alias, asked)));
        } catch (GatewayException e) {
            silent(e, asked);
        }
    }

    private synchronized int doubts() {
        return doubts;
    }

    private synchronized void heard(CallerIdentity caller, int asked) {
        if (asked == doubts) {
            check.publish(compared(caller));
        }
    }

    /** The account of the answer to this question, unless we may be another since. */
    private synchronized void called(String alias, int asked) {
        if (asked != doubts) {
            return;
        }
        switch (check.latest()) {
            case AccountCheck.Same(var caller) -> check.publish(new AccountCheck.Same(caller.called(alias)));
            case AccountCheck.Other(var before, var caller) -> check.publish(new AccountCheck.Other(before, caller
                    .called(alias)));
            case AccountCheck.Unknown _,AccountCheck.Silent _ -> {
                // nobody has answered who we are
            }
        }
    }

    private synchronized void silent(GatewayException e, int asked) {
        if (asked == doubts) {
            AccountCheck known = check.latest();
            if (known instanceof AccountCheck.Unknown || known instanceof AccountCheck.Silent) {
                check.publish(new AccountCheck.Silent(e.failure()));
            }
        }
    }

    private AccountCheck compared(CallerIdentity caller) {
        String before = preferences.get(ACCOUNT);
        if (!before.isEmpty() && !before.equals(caller.account())) {
            return new AccountCheck.Other(before, caller);
        }
        preferences.set(ACCOUNT, caller.account());
        return new AccountCheck.Same(caller);
    }

    /** The other account is the right one from now on. */
    public synchronized void accept() {
        if (check.latest() instanceof AccountCheck.Other(_, CallerIdentity caller)) {
            preferences.set(ACCOUNT, caller.account());
            check.publish(new AccountCheck.Same(caller));
        }
    }
}
