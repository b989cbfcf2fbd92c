package dev.signalbox.lambda.callback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Waiting tasks in memory: a token is good for one answer. */
final class MemoryTasks implements WaitingTasks {
    final Map<String, Answer> answers = new HashMap<>();
    final List<String> heartbeats = new ArrayList<>();
    final Map<String, State> executions = new HashMap<>();
    boolean busy;
    boolean gone;

    @Override
    public Delivery answer(String token, Answer answer) {
        if (busy) {
            throw new NotDelivered(new IllegalStateException("throttled"));
        }
        if (gone || answers.containsKey(token)) {
            return Delivery.GONE;
        }
        answers.put(token, answer);
        return Delivery.DELIVERED;
    }

    @Override
    public Delivery heartbeat(String token) {
        heartbeats.add(token);
        return gone ? Delivery.GONE : Delivery.DELIVERED;
    }

    @Override
    public State stateOf(String executionName) {
        return executions.getOrDefault(executionName, State.UNKNOWN);
    }
}
