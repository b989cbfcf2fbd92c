package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.states.internal.data.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Cuts an execution at every point of its journal and lets another one go on from there. */
class ReplayTest {
    private static final String MACHINE = Trial.machineOf(
            """
                    'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','ResultPath':'$.a','Next':'P',
                      'Retry':[{'ErrorEquals':['Busy'],'IntervalSeconds':3,'JitterStrategy':'FULL'}]},
                    'P':{'Type':'Parallel','ResultPath':'$.p','Next':'M','Branches':[
                      {'StartAt':'T','States':{'T':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken',
                        'Parameters':{'token.$':'$$.Task.Token'},'HeartbeatSeconds':900,'End':true}}},
                      {'StartAt':'J','States':{'J':{'Type':'Task','Resource':'arn:aws:states:::batch:submitJob.sync','Next':'W'},
                        'W':{'Type':'Wait','Seconds':2,'End':true}}}]},
                    'M':{'Type':'Map','ItemsPath':'$.items','ResultPath':'$.m','MaxConcurrency':2,'Next':'X',
                      'ItemProcessor':{'StartAt':'I','States':{'I':{'Type':'Task','End':true,
                        'Resource':'arn:aws:lambda:local-1:000000000000:function:f',
                        'Catch':[{'ErrorEquals':['Odd'],'Next':'Q'}]},'Q':{'Type':'Pass','Result':'odd','End':true}}}},
                    'X':{'Type':'Parallel','ResultPath':'$.x','End':true,'Branches':[
                      {'StartAt':'F','States':{'F':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true}}},
                      {'StartAt':'L','States':{'L':{'Type':'Wait','Seconds':5000,'End':true}}}],
                      'Catch':[{'ErrorEquals':['Boom'],'ResultPath':'$.error','Next':'Z'}]},
                    'Z':{'Type':'Succeed'}""");
    private static final String INPUT = "{\"items\":[1,2,3]}";
    private static final String OUTPUT = "{\"items\":[1,2,3],\"a\":\"a\",\"p\":[{\"yes\":1},{\"Status\":\"SUCCEEDED\"}],"
            + "\"m\":[10,\"odd\",30],\"error\":{\"Error\":\"Boom\",\"Cause\":\"no\"}}";

    private static TaskOutcome script(TaskCall call) {
        return switch (call.stateName()) {
            case "A" -> call.id().equals("0a1") ? Trial.done("'a'") : new TaskOutcome.Failed("Busy", "");
            case "T" -> Trial.done("{'StatusCode':200}");
            case "J" -> Trial.done("{'JobId':'j1'}");
            case "F" -> new TaskOutcome.Failed("Boom", "no");
            default -> call.parameters().intValue() == 2 ? new TaskOutcome.Failed("Odd", "")
                    : Trial.done(call
                            .parameters() + "0");
        };
    }

    @Test
    void endsTheSameFromEveryCutOfItsJournal() {
        var whole = Trial.of(MACHINE, INPUT, ReplayTest::script);
        drive(whole);
        assertThat(Json.text(whole.output())).isEqualTo(OUTPUT);
        var expected = meaning(whole.journal);
        int length = whole.journal.entries.size();
        assertThat(length).isGreaterThan(60);

        for (int cut = 0; cut < length - 1; cut++) {
            var recorded = List.copyOf(whole.journal.entries.subList(0, cut));
            var rest = Trial.resumed(MACHINE, INPUT, ReplayTest::script, recorded);
            drive(rest);
            assertThat(Json.text(rest.output())).as("cut %d", cut).isEqualTo(OUTPUT);
            assertThat(meaning(rest.journal)).as("cut %d", cut).containsExactlyInAnyOrderEntriesOf(expected);
            assertThat(rest.journal.history()).as("cut %d", cut).extracting(HistoryEvent::id).doesNotHaveDuplicates();
            assertNothingDoneTwice(recorded, rest);
        }
    }

    private static void assertNothingDoneTwice(List<JournalEntry> recorded, Trial rest) {
        var known = recorded.stream().map(JournalEntry::key).collect(Collectors.toSet());
        assertThat(rest.effects.performed).extracting(TaskCall::id).noneMatch(id -> known.contains(id + ":outcome")
                || known.contains(id + ":submitted"));
    }

    /** Every event by its key, with the key of the event that it follows: ids and times may differ, nothing else. */
    private static Map<String, String> meaning(MemoryJournal journal) {
        Map<Long, String> keys = new HashMap<>(Map.of(0L, "-"));
        journal.entries.forEach(e -> e.event().ifPresent(event -> keys.put(event.id(), e.key())));
        Map<String, String> meaning = new HashMap<>();
        // How far the branch got that the failure of its sibling ends is up to the threads, too.
        journal.entries.stream().filter(e -> !e.key().matches("3a0(:aborted|b1/).*")).forEach(e -> e.event().ifPresent(
                event -> {
                    // Which branch ends last is up to the threads.
                    var previous = event.type().matches("(Map|Parallel)State(Succeeded|Exited)|MapIterationStarted")
                            ? "any"
                            : keys.get(event.previousId());
                    assertThat(meaning.put(e.key(), event.type() + event.details() + " after " + previous)).isNull();
                }));
        return meaning;
    }

    /** Plays provider, job queue and clock until the execution has ended. */
    private static void drive(Trial trial) {
        trial.await(() -> {
            trial.journal.entries.stream().filter(e -> e.key().endsWith(":submitted")).forEach(e -> trial.execution
                    .answer(
                            "token " + e.key().replace(":submitted", ""), Trial.done("{'yes':1}")));
            trial.effects.jobs.values().forEach(job -> job.accept(Trial.done("{'Status':'SUCCEEDED'}")));
            trial.effects.advanceToNext(Duration.ofSeconds(10));
            return trial.execution.outcome().isDone();
        });
    }

    @Test
    void keepsWaitingOnTheSameTokenAfterACrash() {
        var machine = Trial.machineOf("'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken',"
                + "'Parameters':{'t.$':'$$.Task.Token'},'TimeoutSeconds':60,'End':true}");
        var before = Trial.of(machine, "{}", call -> Trial.done("1"));
        before.awaitEvent("TaskSubmitted");
        before.execution.suspend();
        before.await(() -> before.execution.outcome().isDone());

        var after = Trial.resumed(machine, "{}", call -> Trial.done("1"), before.journal.entries);
        assertThat(after.execution.answer("token 0a0", Trial.done("'late'"))).isTrue();

        assertThat(after.output().textValue()).isEqualTo("late");
        assertThat(after.effects.performed).isEmpty();
    }

    @Test
    void timersGoOnAfterACrash() {
        var machine = Trial.machineOf("'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken',"
                + "'Parameters':{'t.$':'$$.Task.Token'},'TimeoutSeconds':60,'End':true}");
        var before = Trial.of(machine, "{}", call -> Trial.done("1"));
        before.awaitEvent("TaskSubmitted");
        before.execution.suspend();

        var after = Trial.resumed(machine, "{}", call -> Trial.done("1"), before.journal.entries);
        after.awaitTimer(60);
        after.effects.jump(Duration.ofSeconds(60));

        assertThat(after.error()).isEqualTo("States.Timeout");
    }
}
