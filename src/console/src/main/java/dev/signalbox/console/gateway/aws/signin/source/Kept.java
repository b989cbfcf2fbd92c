package dev.signalbox.console.gateway.aws.signin.source;

import dev.signalbox.console.gateway.signin.SignInPrompts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps what another source gave until shortly before its end, in memory only. */
final class Kept implements Source {
    private static final Duration MARGIN = Duration.ofMinutes(5);
    /** For so long a renewal that failed is not tried again: each may take a minute, and the old session holds meanwhile. */
    private static final Duration REST = Duration.ofSeconds(20);

    private final Source inner;
    private final ServerClock clock;
    private Optional<Session> session = Optional.empty();
    private Instant fresh = Instant.MIN;
    private Instant rests = Instant.MIN;

    Kept(Source inner, ServerClock clock) {
        this.inner = inner;
        this.clock = clock;
    }

    @Override
    public Session get(Optional<SignInPrompts> prompts) throws NotGotException, InterruptedException {
        if (session.isPresent() && clock.now().isBefore(fresh)) {
            return session.get();
        }
        if (prompts.isEmpty() && clock.now().isBefore(rests) && session.filter(this::holds).isPresent()) {
            return session.get();
        }
        try {
            return keep(inner.get(prompts));
        } catch (NotGotException e) {
            rests = clock.now().plus(REST);
            return session.filter(this::holds).orElseThrow(() -> e);
        }
    }

    private boolean holds(Session old) {
        return old.until().filter(clock.now()::isBefore).isPresent();
    }

    /** What lives only for minutes is used for most of them, or each call would ask anew. */
    private Session keep(Session got) {
        session = Optional.of(got);
        fresh = got.until().map(end -> {
            Duration quarter = Duration.between(clock.now(), end).dividedBy(4);
            return end.minus(quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN);
        }).orElse(Instant.MAX);
        return got;
    }

    @Override
    public void refused(Session refused) {
        session = Optional.empty();
        inner.refused(refused);
    }

    @Override
    public Optional<String> missing() {
        return session.filter(this::holds).isPresent() ? Optional.empty() : inner.missing();
    }

    @Override
    public String how() {
        return inner.how();
    }

    @Override
    public boolean asks() {
        return inner.asks();
    }

    @Override
    public boolean isOfOneAccount() {
        return inner.isOfOneAccount();
    }
}
