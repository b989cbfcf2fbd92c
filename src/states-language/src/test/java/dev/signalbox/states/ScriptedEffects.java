package dev.signalbox.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A world that does what the test says, at the time that the test says. */
final class ScriptedEffects implements Effects {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final List<TaskCall> performed = new CopyOnWriteArrayList<>();
    final List<String> cancelled = new CopyOnWriteArrayList<>();
    final Map<String, Consumer<TaskOutcome>> jobs = new ConcurrentHashMap<>();
    final List<MapRunOrder> orders = new CopyOnWriteArrayList<>();
    final Map<String, Consumer<TaskOutcome>> mapRuns = new ConcurrentHashMap<>();
    private final AtomicInteger mapRunIds = new AtomicInteger();
    private final Function<TaskCall, TaskOutcome> script;
    private final TreeMap<Instant, List<Timer>> timers = new TreeMap<>();
    private Instant now = START;
    volatile double random = 0.5;
    /** What who asks for the time is told, and when. */
    volatile UnaryOperator<Instant> told = UnaryOperator.identity();

    ScriptedEffects(Function<TaskCall, TaskOutcome> script) {
        this.script = script;
    }

    private static final class Timer {
        private final Runnable action;
        private boolean cancelled;

        Timer(Runnable action) {
            this.action = action;
        }
    }

    @Override
    public Instant now() {
        return told.apply(real());
    }

    private synchronized Instant real() {
        return now;
    }

    @Override
    public double random() {
        return random;
    }

    @Override
    public String newTaskToken(String callId) {
        return "token " + callId;
    }

    @Override
    public String region() {
        return "local-1";
    }

    @Override
    public synchronized Pending at(Instant when, Runnable action) {
        var timer = new Timer(action);
        timers.computeIfAbsent(when, w -> new ArrayList<>()).add(timer);
        return () -> cancel(when, timer);
    }

    private synchronized void cancel(Instant when, Timer timer) {
        timer.cancelled = true;
        timers.computeIfPresent(when, (w, all) -> all.stream().allMatch(t -> t.cancelled) ? null : all);
    }

    /** Jumps to the next timer if it is due within the limit. */
    boolean advanceToNext(Duration limit) {
        List<Timer> due;
        synchronized (this) {
            if (timers.isEmpty() || timers.firstKey().isAfter(now.plus(limit))) {
                return false;
            }
            var first = timers.pollFirstEntry();
            now = now.isAfter(first.getKey()) ? now : first.getKey();
            due = first.getValue();
        }
        due.stream().filter(t -> !t.cancelled).forEach(t -> t.action.run());
        return true;
    }

    void jump(Duration duration) {
        var until = now().plus(duration);
        while (advanceToNext(Duration.between(now(), until))) {
            Thread.onSpinWait();
        }
        synchronized (this) {
            now = until;
        }
    }

    synchronized boolean hasTimerAt(Instant when) {
        return timers.containsKey(when);
    }

    @Override
    public TaskOutcome perform(TaskCall call) {
        performed.add(call);
        return script.apply(call);
    }

    @Override
    public Pending watch(TaskCall call, JsonNode submitted, Consumer<TaskOutcome> ended) {
        jobs.put(call.id(), ended);
        return () -> jobs.remove(call.id());
    }

    @Override
    public String newMapRunArn(String label) {
        return "mapRun/" + label + ":" + mapRunIds.incrementAndGet();
    }

    @Override
    public Pending mapRun(MapRunOrder order, Consumer<TaskOutcome> ended) {
        orders.add(order);
        mapRuns.put(order.arn(), ended);
        return () -> mapRuns.remove(order.arn());
    }

    @Override
    public void abortMapRun(String mapRunArn) {
        cancelled.add(mapRunArn);
    }

    @Override
    public void cancel(TaskCall call, JsonNode submitted) {
        cancelled.add(call.id());
    }
}
