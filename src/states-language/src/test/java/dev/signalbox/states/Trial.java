package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.internal.data.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** One execution in a scripted world. */
final class Trial {
    final ScriptedEffects effects;
    final MemoryJournal journal = new MemoryJournal();
    final Execution execution;

    private Trial(String definition, String input, ScriptedEffects effects, List<JournalEntry> recorded) {
        this.effects = effects;
        journal.entries.addAll(recorded);
        var identity = new ExecutionIdentity("arn:aws:states:local-1:000000000000:execution:m:e", "e",
                "arn:aws:iam::000000000000:role/r", ScriptedEffects.START,
                "arn:aws:states:local-1:000000000000:stateMachine:m", "m");
        execution = Execution.of(new Execution.Work(machine(definition), identity, Json.own(input)), effects,
                journal, recorded);
        execution.start();
    }

    static Trial of(String states, String input, Function<TaskCall, TaskOutcome> script) {
        return new Trial(states, input, new ScriptedEffects(script), List.of());
    }

    static Trial resumed(String states, String input, Function<TaskCall, TaskOutcome> script,
            List<JournalEntry> recorded) {
        return new Trial(states, input, new ScriptedEffects(script), recorded);
    }

    /** A machine without tasks. */
    static Trial of(String states, String input) {
        return of(states, input, call -> new TaskOutcome.Failed("NoTask", "This test has no task " + call));
    }

    private static StateMachine machine(String text) {
        try {
            return Definition.parse(text);
        } catch (InvalidDefinitionException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Surrounds states, the first of which is A. */
    static String machineOf(String states) {
        return "{\"StartAt\":\"A\",\"States\":{" + states.replace('\'', '"') + "}}";
    }

    static TaskOutcome done(String output) {
        return new TaskOutcome.Succeeded(Json.own(output.replace('\'', '"')));
    }

    ExecutionOutcome outcome() {
        try {
            return execution.outcome().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("Still running after " + journal.types(), e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    JsonNode output() {
        var outcome = outcome();
        assertThat(outcome).isInstanceOf(ExecutionOutcome.Succeeded.class);
        return ((ExecutionOutcome.Succeeded) outcome).output();
    }

    String error() {
        var outcome = outcome();
        assertThat(outcome).isInstanceOf(ExecutionOutcome.Failed.class);
        return ((ExecutionOutcome.Failed) outcome).error().orElse("");
    }

    void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Nothing happened after " + journal.types());
            }
            Thread.yield();
        }
    }

    void awaitEvent(String type) {
        await(() -> journal.types().contains(type));
    }

    void awaitTimer(long seconds) {
        Instant when = ScriptedEffects.START.plusSeconds(seconds);
        await(() -> effects.hasTimerAt(when));
    }
}
