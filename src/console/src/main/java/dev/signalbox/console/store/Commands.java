package dev.signalbox.console.store;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.store.budget.Budget;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Runs the commands of one store on its worker and publishes how each went. */
public final class Commands {
    private final Executor worker;
    private final Clock clock;
    private final Topic<Outcome> outcome = new Topic<>(new Outcome.None());

    public Commands(Executor worker, Clock clock) {
        this.worker = worker;
        this.clock = clock;
    }

    public Topic<Outcome> outcome() {
        return outcome;
    }

    /** @param what the command in words, shown while it runs and with its result */
    public void run(String what, Command command) {
        outcome.publish(new Outcome.Running(what));
        worker.execute(() -> {
            try {
                Budget.urgently(command::run);
                outcome.publish(new Outcome.Done(what, clock.instant()));
            } catch (GatewayException e) {
                outcome.publish(new Outcome.Failed(what, e.failure()));
            }
        });
    }

    /** Something that changes the cloud. */
    @FunctionalInterface
    public interface Command {
        void run() throws GatewayException;
    }
}
