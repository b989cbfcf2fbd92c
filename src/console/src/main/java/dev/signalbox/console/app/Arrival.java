package dev.signalbox.console.app;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.store.signin.Access;
import dev.signalbox.console.store.signin.AccountCheck;
import java.util.HashSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** What happens in a window of an account as it becomes known who we are there. */
record Arrival(Session session, Access access, Executor fxThread) {
    /**
     * Polls once we are who we were before; opens anew when we are somebody else, or when consent was given.
     *
     * @param refresh reads again what is shown and not polled
     */
    void await(Runnable refresh, Runnable renew) {
        AtomicBoolean known = new AtomicBoolean();
        access.identity().check().subscribe(new LatestOnFx<>(fxThread, check -> {
            switch (check) {
                case AccountCheck.Same(var caller) when !caller.account().equals(session.environment().account()) ->
                    renew.run();
                case AccountCheck.Same(_) -> {
                    known.set(true);
                    session.poller().begin();
                }
                case AccountCheck.Silent(var why) when !(why instanceof Failure.SignInNeeded) && !known.get() -> session
                        .poller().begin();
                case AccountCheck.Silent(_),AccountCheck.Unknown(),AccountCheck.Other(_, _) -> session.poller().hold();
            }
        }));
        access.signIn().whenSignedIn(() -> fxThread.execute(() -> {
            session.poller().now();
            refresh.run();
        }));
        if (!access.unasked().isEmpty()) {
            session.environments().all().subscribe(new LatestOnFx<>(fxThread, all -> {
                if (new HashSet<>(all.consents()).containsAll(access.unasked())) {
                    renew.run();
                }
            }));
        }
    }
}
