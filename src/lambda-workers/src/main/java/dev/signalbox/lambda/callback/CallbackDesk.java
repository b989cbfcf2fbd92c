package dev.signalbox.lambda.callback;

import dev.signalbox.lambda.callback.Registration.Status;
import dev.signalbox.lambda.callback.WaitingTasks.NotDelivered;
import dev.signalbox.lambda.callback.WaitingTasks.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Takes the provider's callbacks: each answer counts once, and the provider is told the truth about it. */
public final class CallbackDesk {
    private static final Reply SENT = new Reply(200, "Callback sent");
    private static final Reply KEPT = new Reply(202, "Callback kept");
    private static final Reply UNKNOWN = new Reply(404, "No execution of this name waits for a callback");
    private static final Reply WRONG = new Reply(401, "The secret or signature is missing or wrong");
    private static final Reply OTHERWISE = new Reply(409, "The callback was already answered, with another body");
    private static final Reply EXPIRED = new Reply(410, "Too late: the execution no longer waits for a callback");
    private static final Reply BUSY = new Reply(503, "The callback could not be passed on; send it again");
    /** A kept answer whose execution never registers is of no use after this. */
    private static final Duration KEEP = Duration.ofDays(1);
    private static final int RACES = 10;

    private final Registrations registrations;
    private final WaitingTasks tasks;
    private final Delivery delivery;
    private final CallbackAuth auth;
    private final InstantSource clock;

    public CallbackDesk(Registrations registrations, WaitingTasks tasks, CallbackAuth auth, InstantSource clock) {
        this.registrations = registrations;
        this.tasks = tasks;
        this.delivery = new Delivery(registrations, tasks);
        this.auth = auth;
        this.clock = clock;
    }

    public Reply take(Callback callback) {
        try {
            for (int race = 0; race < RACES; race++) {
                var reply = attempt(callback);
                if (reply.isPresent()) {
                    return reply.get();
                }
            }
            return BUSY;
        } catch (RefusedCallback e) {
            return e.reply();
        } catch (NotDelivered e) {
            return BUSY;
        }
    }

    /** @return empty when somebody else changed the registration meanwhile */
    private Optional<Reply> attempt(Callback callback) throws RefusedCallback {
        var found = registrations.find(callback.id());
        if (found.isEmpty()) {
            return beforeRegistration(callback);
        }
        var registration = found.get();
        if (!auth.accepts(callback, registration.secretHash())) {
            return Optional.of(WRONG);
        }
        return callback.heartbeat() ? heartbeat(registration) : answer(registration, CallbackBody.read(callback));
    }

    private Optional<Reply> beforeRegistration(Callback callback) throws RefusedCallback {
        if (!auth.worksBeforeRegistration()) {
            return Optional.of(UNKNOWN);
        }
        if (!auth.accepts(callback, Optional.empty())) {
            return Optional.of(WRONG);
        }
        if (tasks.stateOf(callback.id()) != State.RUNNING) {
            return Optional.of(UNKNOWN);
        }
        if (callback.heartbeat()) {
            return Optional.of(KEPT);
        }
        var fresh = Registration.none(callback.id(), clock.instant().plus(KEEP));
        return registrations.write(fresh.kept(CallbackBody.read(callback))).map(_ -> KEPT);
    }

    private Optional<Reply> heartbeat(Registration registration) {
        return switch (registration.status()) {
            case EARLY -> Optional.of(KEPT);
            case ANSWERED, RESUMED, FAILED -> Optional.of(OTHERWISE);
            case EXPIRED -> Optional.of(EXPIRED);
            case WAITING -> {
                if (registration.token().isEmpty()) {
                    yield Optional.of(KEPT);
                }
                if (tasks.heartbeat(registration.token().get()) == WaitingTasks.Delivery.GONE) {
                    yield expire(registration);
                }
                yield Optional.of(new Reply(200, "Heartbeat sent"));
            }
        };
    }

    private Optional<Reply> answer(Registration registration, Answer answer) {
        boolean same = registration.answerHash().filter(answer.hash()::equals).isPresent();
        return switch (registration.status()) {
            case EARLY -> Optional.of(same ? KEPT : OTHERWISE);
            case RESUMED, FAILED -> Optional.of(same ? SENT : OTHERWISE);
            case EXPIRED -> Optional.of(EXPIRED);
            // The one who took it may have died before passing it on.
            case ANSWERED -> Optional.of(!same ? OTHERWISE
                    : delivery.deliver(registration, answer, true) ? SENT : EXPIRED);
            case WAITING -> firstAnswer(registration, answer);
        };
    }

    private Optional<Reply> firstAnswer(Registration registration, Answer answer) {
        if (registration.token().isEmpty()) {
            return registrations.write(registration.kept(answer)).map(_ -> KEPT);
        }
        Instant now = clock.instant();
        if (!now.isBefore(registration.deadline())) {
            return expire(registration);
        }
        return registrations.write(registration.answered(answer))
                .map(taken -> delivery.deliver(taken, answer, false) ? SENT : EXPIRED);
    }

    private Optional<Reply> expire(Registration registration) {
        return registrations.write(registration.over(Status.EXPIRED)).map(_ -> EXPIRED);
    }
}
