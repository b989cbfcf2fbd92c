package dev.signalbox.lambda.callback;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Registers executions that wait for their callback. */
public final class WaitingRoom {
    private static final int RACES = 10;

    private final Registrations registrations;
    private final Delivery delivery;
    private final CallbackAuth auth;
    private final Settings settings;
    private final InstantSource clock;

    /**
     * What the template says.
     *
     * @param callbackUrl without the execution's name
     * @param timeout of the wait
     */
    public record Settings(String callbackUrl, Duration timeout) {}

    public WaitingRoom(Registrations registrations, WaitingTasks tasks, CallbackAuth auth, Settings settings,
            InstantSource clock) {
        this.registrations = registrations;
        this.delivery = new Delivery(registrations, tasks);
        this.auth = auth;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Stores the token; the same token again changes nothing, even after its answer; a new token of the same wait takes the old one's place
     * and the callback URL stays valid. An answer that came before is passed on at once.
     *
     * @return whether such an answer was there
     */
    public boolean register(String id, String token, String projectId) {
        for (int race = 0; race < RACES; race++) {
            var before = registrations.find(id);
            if (before.filter(b -> b.knows(token)).isPresent()) {
                return false;
            }
            var early = before.flatMap(Registration::early);
            var after = registrations.write(waiting(before, id, token, projectId, early));
            if (after.isPresent()) {
                early.ifPresent(answer -> delivery.deliver(after.get(), answer, false));
                return early.isPresent();
            }
        }
        throw new IllegalStateException("The registration of " + id + " is being changed by too many at once");
    }

    private Registration waiting(Optional<Registration> before, String id, String token, String projectId,
            Optional<Answer> early) {
        var deadline = clock.instant().plus(settings.timeout());
        var base = before.orElseGet(() -> Registration.none(id, deadline));
        var waiting = base.waiting(token, projectId, deadline);
        boolean over = switch (base.status()) {
            case RESUMED, FAILED, EXPIRED -> true;
            case EARLY, WAITING, ANSWERED -> false;
        };
        boolean handedOut = !over && base.secretHash().isPresent();
        var withUrl = handedOut ? waiting : withUrl(waiting);
        return early.map(answer -> withUrl.kept(answer).answered(answer)).orElse(withUrl);
    }

    /** A new wait gets a new secret. */
    private Registration withUrl(Registration waiting) {
        var url = settings.callbackUrl() + "/"
                + URLEncoder.encode(waiting.id(), StandardCharsets.UTF_8).replace("+", "%20");
        if (!(auth instanceof CallbackAuth.Secret)) {
            return waiting.withUrl(Optional.empty(), url);
        }
        var secret = Secrets.random();
        return waiting.withUrl(Optional.of(Secrets.sha256(secret)), url + "?secret=" + secret);
    }
}
