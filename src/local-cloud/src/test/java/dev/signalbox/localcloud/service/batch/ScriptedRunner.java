package dev.signalbox.localcloud.service.batch;

import java.util.ArrayList;
import java.util.List;

/** A runner whose attempts do what the test says. */
final class ScriptedRunner implements JobRunner {
    private final List<Attempt> attempts = new ArrayList<>();

    @Override
    public Running start(Order order, Events events) {
        var attempt = new Attempt(order, events);
        attempts.add(attempt);
        return () -> attempt.stops++;
    }

    @Override
    public void close() {}

    List<Attempt> attempts() {
        return attempts;
    }

    Attempt last() {
        return attempts.getLast();
    }

    /** The attempts of the job, oldest first. */
    List<Attempt> of(String jobId) {
        return attempts.stream().filter(a -> a.order.environment().get("AWS_BATCH_JOB_ID").equals(jobId)).toList();
    }

    static final class Attempt {
        final Order order;
        private final Events events;
        int stops;

        private Attempt(Order order, Events events) {
            this.order = order;
            this.events = events;
        }

        Attempt runs() {
            events.running();
            return this;
        }

        void ends(End end) {
            events.ended(end);
        }

        void exits(int code) {
            ends(End.exited(code));
        }
    }
}
