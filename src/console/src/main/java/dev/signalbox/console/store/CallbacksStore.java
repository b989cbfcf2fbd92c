package dev.signalbox.console.store;

import dev.signalbox.console.gateway.CallbacksGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Scenario;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.callbacks.Answer;
import dev.signalbox.console.model.callbacks.EndedWait;
import dev.signalbox.console.store.callbacks.Answering;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that waits for a callback, how waits ended, and what was answered from here. */
public final class CallbacksStore {
    private static final Logger LOG = LoggerFactory.getLogger(CallbacksStore.class);
    private static final int KEPT = 500;

    private final CallbacksGateway gateway;
    private final Answering answering;
    private final Work work;
    private final LiveValue<List<PendingCallback>> pending;
    private final Topic<Integer> waiting = new Topic<>(0);
    private final Topic<List<EndedWait>> ended = new Topic<>(List.of());
    private final Map<String, PendingCallback> known = new HashMap<>();

    /** @param work its commands are sent beside the reading of the inbox: a slow provider URL must not hold it up */
    public CallbacksStore(CallbacksGateway gateway, Answering answering, Work work, Clock clock) {
        this.gateway = gateway;
        this.answering = answering;
        this.work = work;
        this.pending = new LiveValue<>(gateway::pending, work.lists(), clock);
        pending.topic().subscribe(state -> state.newest().ifPresent(list -> waiting.publish(list.size())));
        pending.topic().subscribe(this::compare);
    }

    public Topic<Loadable<List<PendingCallback>>> pending() {
        return pending.topic();
    }

    /** How many wait. */
    public Topic<Integer> waiting() {
        return waiting;
    }

    /** Waits that ended while somebody looked, newest first. */
    public Topic<List<EndedWait>> ended() {
        return ended;
    }

    /** What was said from here in this and earlier sessions, newest first. */
    public Topic<List<SentCallback>> sent() {
        return answering.record().sent();
    }

    public void refresh() {
        pending.refresh();
    }

    /** Reads the record of earlier sessions. */
    public void recall() {
        work.commands().execute(answering.record()::recall);
    }

    /**
     * Says the same for each of the waits, one after the other, and reports in {@link #sent()}; the body is JSON and was checked by
     * the caller. A provider who is never heard of says nothing.
     */
    public void send(List<PendingCallback> callbacks, Answer answer) {
        if (answer.scenario() == Scenario.NEVER) {
            return;
        }
        if (answer.scenario() == Scenario.DELAYED) {
            answering.later(callbacks, answer.delay(), work.commands(), c -> sendNow(c, answer));
        } else {
            callbacks.forEach(c -> work.commands().execute(() -> sendNow(c, answer)));
        }
    }

    private void sendNow(PendingCallback callback, Answer answer) {
        answering.record().add(answering.sender().send(callback, answer));
        gateway.forget(callback.executionArn());
        refresh();
    }

    /** Notices waits that were there and are gone, and asks how each ended. Only a whole answer counts. */
    private void compare(Loadable<List<PendingCallback>> next) {
        if (next instanceof Loadable.Ready(var list, _)) {
            var gone = new HashMap<>(known);
            known.clear();
            list.forEach(callback -> {
                known.put(callback.id().key(), callback);
                gone.remove(callback.id().key());
            });
            gone.values().forEach(callback -> work.details().execute(() -> askHowItEnded(callback)));
        }
    }

    private void askHowItEnded(PendingCallback callback) {
        try {
            gateway.ended(callback).ifPresent(this::tell);
        } catch (GatewayException e) {
            LOG.info("How a wait ended is not known: {}", e.failure().code());
        }
    }

    private synchronized void tell(EndedWait end) {
        var next = new ArrayList<EndedWait>();
        next.add(end);
        ended.latest().stream().limit(KEPT - 1L).forEach(next::add);
        ended.publish(List.copyOf(next));
    }
}
