package dev.signalbox.console.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes histories as Step Functions does, one second between events. */
public final class Histories {
    public static final Instant START = Instant.parse("2026-11-20T11:48:52Z");

    private final List<HistoryEvent> events = new ArrayList<>();
    private long last;

    /** An event that follows the one before it. */
    public Histories then(String type, String... details) {
        return after(last, type, details);
    }

    /** An event of a branch, that follows another than the last. */
    public Histories after(long previous, String type, String... details) {
        long id = events.size() + 1L;
        Map<String, String> map = new java.util.HashMap<>();
        for (int i = 0; i < details.length; i += 2) {
            map.put(details[i], details[i + 1]);
        }
        events.add(new HistoryEvent(id, previous, START.plusSeconds(id - 1), type, map));
        last = id;
        return this;
    }

    public Histories started() {
        return then("ExecutionStarted", "input", "{\"projectid\":\"1234567\"}");
    }

    public Histories entered(String type, String name) {
        return then(type + "StateEntered", "name", name, "input", "{\"projectid\":\"1234567\"}");
    }

    public Histories exited(String type, String name) {
        return then(type + "StateExited", "name", name, "output", "{\"done\":true}");
    }

    /** A Lambda that was given a token and has answered: the state now waits. */
    public Histories waits(String name) {
        return entered("Task", name).then("TaskScheduled", "resourceType", "lambda", "resource",
                "invoke.waitForTaskToken",
                "timeoutInSeconds", "86400", "parameters", "{\"Payload\":{\"token\":\"AQC-very-secret\"}}")
                .then("TaskStarted", "resource", "invoke.waitForTaskToken").then("TaskSubmitted", "resource",
                        "invoke.waitForTaskToken");
    }

    public Histories task(String name) {
        return entered("Task", name).then("TaskScheduled", "resource", "invoke").then("TaskStarted").then(
                "TaskSucceeded")
                .exited("Task", name);
    }

    public long last() {
        return last;
    }

    public List<HistoryEvent> events() {
        return List.copyOf(events);
    }

    public ExecutionProgress read() {
        return HistoryReader.read(events);
    }
}
