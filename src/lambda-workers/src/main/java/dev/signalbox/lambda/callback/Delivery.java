package dev.signalbox.lambda.callback;

import dev.signalbox.lambda.callback.Registration.Status;
import dev.signalbox.lambda.callback.WaitingTasks.NotDelivered;
import java.util.Optional;

/** Passes a taken answer on and records that it was. */
final class Delivery {
    private final Registrations registrations;
    private final WaitingTasks tasks;

    Delivery(Registrations registrations, WaitingTasks tasks) {
        this.registrations = registrations;
        this.tasks = tasks;
    }

    /**
     * @param taken an ANSWERED registration with a token
     * @param again whether it may have been passed on before: then a task that is gone need not be lost
     * @return whether the execution got it
     * @throws NotDelivered after the registration was made to wait again, so that any answer may come
     */
    boolean deliver(Registration taken, Answer answer, boolean again) {
        try {
            var delivery = tasks.answer(taken.token().orElseThrow(), answer);
            boolean got = delivery == WaitingTasks.Delivery.DELIVERED || (again && wentOn(taken));
            var end = answer instanceof Answer.Failure ? Status.FAILED : Status.RESUMED;
            // Losing this write to a parallel delivery of the same answer is fine: it writes the same.
            registrations.write(taken.over(got ? end : Status.EXPIRED));
            return got;
        } catch (NotDelivered e) {
            Optional<Answer> early = taken.early();
            registrations.write(early.isPresent() ? taken.kept(early.get()) : taken.unanswered());
            throw e;
        }
    }

    private boolean wentOn(Registration taken) {
        return switch (tasks.stateOf(taken.id())) {
            case RUNNING, ENDED -> true;
            case STOPPED, UNKNOWN -> false;
        };
    }
}
