package dev.signalbox.states.internal.run;

import dev.signalbox.states.Effects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What belongs together and ends together. Threads are never interrupted, because an interrupt closes the store's file
 * channel; they are told through the mailbox that they wait on.
 */
final class Scope {
    private final Set<Mailbox> mailboxes = new HashSet<>();
    private final List<Scope> inner = new ArrayList<>();
    private @Nullable ScopeEnded ended;

    /** A scope that ends with this one at the latest. */
    synchronized Scope inner() {
        var scope = new Scope();
        inner.add(scope);
        if (ended != null) {
            scope.end(ended);
        }
        return scope;
    }

    synchronized void forget(Scope scope) {
        inner.remove(scope);
    }

    /** Ends all that goes on in this scope. The first reason stays. */
    void end(ScopeEnded why) {
        List<Scope> scopes;
        synchronized (this) {
            if (ended != null) {
                return;
            }
            ended = why;
            mailboxes.forEach(m -> m.post(new Signal.ScopeOver(why)));
            scopes = List.copyOf(inner);
        }
        scopes.forEach(s -> s.end(why));
    }

    /** Throws if this scope is over. */
    synchronized void check() {
        if (ended != null) {
            throw ended;
        }
    }

    synchronized Optional<ScopeEnded> ended() {
        return Optional.ofNullable(ended);
    }

    synchronized Mailbox open() {
        var mailbox = new Mailbox(this);
        mailboxes.add(mailbox);
        if (ended != null) {
            mailbox.post(new Signal.ScopeOver(ended));
        }
        return mailbox;
    }

    synchronized void closed(Mailbox mailbox) {
        mailboxes.remove(mailbox);
    }

    /** Blocks until the time has come or this scope is over. */
    void sleepUntil(Instant when, Effects effects) {
        if (!when.isAfter(effects.now())) {
            check();
            return;
        }
        try (Mailbox mailbox = open()) {
            var timer = effects.at(when, () -> mailbox.post(new Signal.Due()));
            try {
                if (mailbox.take() instanceof Signal.ScopeOver(var why)) {
                    throw why;
                }
            } finally {
                timer.cancel();
            }
        }
    }
}
