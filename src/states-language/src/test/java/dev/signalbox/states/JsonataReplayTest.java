package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.states.internal.data.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Cuts executions with variables and JSONata at every point of their journals and lets others go on from there. */
class JsonataReplayTest {
    private static final String MACHINE = JsonataTest.jsonata(
            """
                    "A":{"Type":"Pass","Assign":{"id":"{% $uuid() %}","n":"{% $random() %}","at":"{% $millis() %}","total":0},"Next":"T"},
                    "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"id":"{% $id %}","own":"{% $uuid() %}"},
                      "Assign":{"own":"{% $states.result.own %}","time":"{% $now() %}"},"Output":"{% $states.input.items %}","Next":"M"},
                    "M":{"Type":"Map","Items":"{% $shuffle($states.input) %}","Next":"B",
                      "ItemSelector":{"i":"{% $states.context.Map.Item.Value %}","salt":"{% $uuid() %}"},
                      "ItemProcessor":{"StartAt":"I","States":{
                        "I":{"Type":"Pass","Assign":{"twice":"{% $states.input.i * 2 %}"},"Next":"J"},
                        "J":{"Type":"Pass","Output":"{% {'v': $twice, 'salt': $states.input.salt, 'id': $id} %}","End":true}}},
                      "Assign":{"total":"{% $sum($states.result.v) %}"}},
                    "B":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":"{% $states.input.none %}","End":true,
                      "Retry":[{"ErrorEquals":["States.QueryEvaluationError"],"IntervalSeconds":1,"MaxAttempts":1}],
                      "Catch":[{"ErrorEquals":["States.ALL"],"Assign":{"why":"{% $states.errorOutput.Error %}"},
                        "Output":"{% $states.input %}","Next":"Z"}]},
                    "Z":{"Type":"Pass","Output":{"items":"{% $states.input %}","sum":"{% $total %}","id":"{% $id %}","n":"{% $n %}",
                      "at":"{% $at %}","own":"{% $own %}","now":"{% $time %}","why":"{% $why %}"},"End":true}""");
    private static final String INPUT = "{\"items\":[1,2,3]}";

    @Test
    void endsTheSameFromEveryCutOfItsJournal() {
        var whole = Trial.of(MACHINE, INPUT, call -> new TaskOutcome.Succeeded(call.parameters()));
        drive(whole);
        var output = Json.text(whole.output());
        assertThat(whole.output().get("sum").intValue()).isEqualTo(12);
        assertThat(whole.output().get("why").textValue()).isEqualTo("States.QueryEvaluationError");
        assertThat(whole.journal.types()).filteredOn("EvaluationFailed"::equals).hasSize(2);
        var expected = meaning(whole.journal);

        for (int cut = 0; cut < whole.journal.entries.size() - 1; cut++) {
            var recorded = List.copyOf(whole.journal.entries.subList(0, cut));
            // What is drawn again after an early cut is another value, as nobody has seen the first.
            boolean drawn = recorded.stream().filter(e -> e.key().contains(":chance")).count() == whole.journal.entries
                    .stream().filter(e -> e.key().contains(":chance")).count();
            var rest = Trial.resumed(MACHINE, INPUT, call -> new TaskOutcome.Succeeded(call.parameters()), recorded);
            drive(rest);
            assertThat(rest.output().get("sum").intValue()).as("cut %d", cut).isEqualTo(12);
            if (drawn) {
                assertThat(Json.text(rest.output())).as("cut %d", cut).isEqualTo(output);
                assertThat(meaning(rest.journal)).as("cut %d", cut).containsExactlyInAnyOrderEntriesOf(expected);
            }
            keepsWhatWasDrawn(recorded, rest);
        }
    }

    /** Every value that the journal holds at the cut is the one that the rest goes on with. */
    private static void keepsWhatWasDrawn(List<JournalEntry> recorded, Trial rest) {
        recorded.stream().filter(e -> e.event().isPresent() && e.event().get().details().has("assignedVariables")).map(
                e -> e.event().get().details().get("assignedVariables")).filter(v -> v.has("id")).forEach(
                        v -> assertThat(rest.output().get("id")).isEqualTo(Json.own(v.get("id").textValue())));
    }

    private static Map<String, String> meaning(MemoryJournal journal) {
        Map<Long, String> keys = new HashMap<>(Map.of(0L, "-"));
        journal.entries.forEach(e -> e.event().ifPresent(event -> keys.put(event.id(), e.key())));
        Map<String, String> meaning = new HashMap<>();
        journal.entries.forEach(e -> e.event().ifPresent(event -> {
            // Which iteration ends last is up to the threads.
            var previous = event.type().startsWith("Map") ? "any" : keys.get(event.previousId());
            meaning.put(e.key(), event.type() + event.details().without(List.of("cause")) + " after " + previous);
        }));
        return meaning;
    }

    private static void drive(Trial trial) {
        trial.await(() -> {
            trial.effects.advanceToNext(Duration.ofSeconds(10));
            return trial.execution.outcome().isDone();
        });
    }

    @Test
    void doesNotTryAFailedEvaluationAgain() {
        var machine = JsonataTest.jsonata("""
                "A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":"{% $states.input.none %}",
                  "Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":100,"MaxAttempts":1}],"End":true}""");
        var before = Trial.of(machine, "{}");
        before.awaitTimer(100);
        before.execution.suspend();
        before.await(() -> before.execution.outcome().isDone());
        var calls = new AtomicInteger();

        // The same journal with an input that could be evaluated: what was recorded counts.
        var after = Trial.resumed(machine, "{\"none\":1}", call -> Trial.done("" + calls.incrementAndGet()),
                before.journal.entries);
        after.awaitTimer(100);
        assertThat(calls).hasValue(0);
        after.effects.jump(Duration.ofSeconds(100));

        assertThat(after.output().intValue()).isEqualTo(1);
    }

    @Test
    void variablesSurviveARedrive() {
        var machine = JsonataTest.jsonata(
                """
                        "A":{"Type":"Pass","Assign":{"x":"{% $uuid() %}"},"Next":"P"},
                        "P":{"Type":"Parallel","Branches":[
                          {"StartAt":"B","States":{"B":{"Type":"Pass","Assign":{"y":"{% $x & '!' %}"},"Next":"C"},
                            "C":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Arguments":{"y":"{% $y %}"},"End":true}}}],
                          "Output":{"x":"{% $x %}","got":"{% $states.result[0].y %}"},"End":true}""");
        var before = Trial.of(machine, "{}", call -> new TaskOutcome.Failed("Boom", "no"));
        assertThat(before.error()).isEqualTo("Boom");
        var first = before.effects.performed.getFirst().parameters().get("y").textValue();

        var after = Trial.resumed(machine, "{}", call -> new TaskOutcome.Succeeded(call.parameters()), Execution
                .redriven(
                        before.journal.entries, 1, ScriptedEffects.START));

        assertThat(after.output().get("got").textValue()).isEqualTo(first).isEqualTo(after.output().get("x").textValue()
                + "!");
    }
}
