package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.Effects.Pending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who waits for the end of which execution. */
final class Watchers {
    private final Map<String, List<Runnable>> waiting = new HashMap<>();

    synchronized Pending add(String arn, Runnable action) {
        waiting.computeIfAbsent(arn, a -> new ArrayList<>()).add(action);
        return () -> remove(arn, action);
    }

    private synchronized void remove(String arn, Runnable action) {
        waiting.computeIfPresent(arn, (a, all) -> {
            all.remove(action);
            return all.isEmpty() ? null : all;
        });
    }

    /** Tells each of them once. */
    void ended(String arn) {
        List<Runnable> told;
        synchronized (this) {
            told = waiting.remove(arn);
        }
        if (told != null) {
            told.forEach(Runnable::run);
        }
    }
}
