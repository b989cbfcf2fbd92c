package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.internal.data.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class StateTrialTest {
    private static final String RETRY = """
            'Retry':[{'ErrorEquals':['Other']},{'ErrorEquals':['Busy'],'IntervalSeconds':3,'BackoffRate':2,
            'MaxAttempts':2,'MaxDelaySeconds':10}],""";

    private final List<String> seen = new ArrayList<>();
    private final ScriptedEffects effects = new ScriptedEffects(call -> new TaskOutcome.Failed("Busy", "Later."));

    private TrialOutcome run(String state, String input, int retries, Optional<TaskOutcome> mock) throws Exception {
        var stubs = ",'B':{'Type':'Succeed'}";
        var machine = Definition.parse(Trial.machineOf("'A':{" + state + "}" + (state.contains("'B'") ? stubs : "")));
        return new StateTrial(machine.state("A"), json(input), (ObjectNode) json("{'Own':'context'}"), Map.of("v", json(
                "7")),
                retries).run(
                        effects, new Probe() {
                            @Override
                            public void saw(Stage stage, JsonNode value) {
                                seen.add(stage.member() + "=" + value.toString().replace('"', '\''));
                            }

                            @Override
                            public Optional<TaskOutcome> mocked() {
                                return mock;
                            }
                        });
    }

    private TrialOutcome run(String state, String input) throws Exception {
        return run(state, input, 0, Optional.empty());
    }

    private static JsonNode json(String text) {
        return Json.own(text.replace('\'', '"'));
    }

    @Test
    void tellsEachStepOfTheDataFlow() throws Exception {
        var outcome = run("""
                'Type':'Pass','InputPath':'$.a','Parameters':{'v.$':'$.b','c.$':'$$.Own'},'ResultPath':'$.r',
                'OutputPath':'$.r','Next':'B'""", "{'a':{'b':1}}");

        assertThat(outcome).isEqualTo(new TrialOutcome.Succeeded(json("{'c':'context','v':1}"), Optional.of("B")));
        assertThat(seen).containsExactly("input={'a':{'b':1}}", "variables={'v':7}", "afterInputPath={'b':1}",
                "afterParameters={'c':'context','v':1}", "afterResultSelector={'c':'context','v':1}",
                "afterResultPath={'a':{'b':1},'r':{'c':'context','v':1}}", "variables={'v':7}");
    }

    @Test
    void tellsTheResultOfATaskOnceAndWaitsForNothingBehindAMock() throws Exception {
        run("'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage.waitForTaskToken','Parameters':{},'End':true",
                "{}", 0, Optional.of(Trial.done("{'m':1}")));

        assertThat(effects.performed).isEmpty();
        assertThat(seen).containsOnlyOnce("result={'m':1}").contains("afterResultPath={'m':1}");
    }

    @Test
    void saysThatARetrierAllowsAnotherAttempt() throws Exception {
        var problem = new TrialOutcome.Problem(Optional.of("Busy"), Optional.of("Later."));
        var task = "'Type':'Task'," + RETRY + "'Resource':'arn:aws:states:::lambda:invoke','End':true";

        assertThat(run(task, "{}")).isEqualTo(new TrialOutcome.Retriable(problem, 1, 3));
        assertThat(run(task, "{}", 1, Optional.empty())).isEqualTo(new TrialOutcome.Retriable(problem, 1, 6));
        assertThat(run(task, "{}", 2, Optional.empty())).isEqualTo(new TrialOutcome.Failed(problem, OptionalInt.of(
                1)));
        assertThat(effects.performed).hasSize(3);
    }

    @Test
    void saysWhichCatcherCaughtTheFailure() throws Exception {
        var outcome = run("'Type':'Task',"
                + RETRY + "'Catch':[{'ErrorEquals':['X'],'Next':'B'},{'ErrorEquals':['States.ALL'],'Next':'B',"
                + "'ResultPath':'$.e'}],'Resource':'arn:aws:states:::lambda:invoke','End':true", "{}", 2, Optional
                        .empty());

        assertThat(outcome).isInstanceOfSatisfying(TrialOutcome.Caught.class, caught -> {
            assertThat(caught.catcher()).isEqualTo(1);
            assertThat(caught.retrier()).hasValue(1);
            assertThat(caught.to().output()).isEqualTo(json("{'e':{'Error':'Busy','Cause':'Later.'}}"));
        });
    }

    @Test
    void standsForBranchesAndIterations() throws Exception {
        var branch = "'StartAt':'T','States':{'T':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke',"
                + "'End':true}}";
        Function<String, TrialOutcome> map = input -> {
            try {
                return run("'Type':'Map','ItemsPath':'$.i','MaxConcurrency':2,'ItemSelector':{'n.$':"
                        + "'$$.Map.Item.Value'},'ItemProcessor':{" + branch + "},'End':true", input, 0, Optional.of(
                                Trial.done("[7]")));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        };

        assertThat(run("'Type':'Parallel','Branches':[{" + branch + "}],'End':true", "{}", 0, Optional.of(Trial.done(
                "['x']")))).isEqualTo(new TrialOutcome.Succeeded(json("['x']"), Optional.empty()));
        assertThat(seen).doesNotContain("afterInputPath={}");
        assertThat(map.apply("{'i':[1]}")).isEqualTo(new TrialOutcome.Succeeded(json("[7]"), Optional.empty()));
        assertThat(seen).contains("afterItemsPath=[1]", "afterItemSelector=[{'n':1}]", "maxConcurrency=2");
        assertThat(map.apply("{'i':1}")).isEqualTo(new TrialOutcome.Failed(new TrialOutcome.Problem(Optional.of(
                "States.Runtime"), Optional.of("Reference path \"$.i\" must point to array.")), OptionalInt.empty()));
        assertThat(effects.performed).isEmpty();
    }

    @Test
    void givesUpAfterFiveMinutes() throws Exception {
        var outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return run("'Type':'Wait','Seconds':1000,'End':true", "{}");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        while (!effects.hasTimerAt(ScriptedEffects.START.plusSeconds(1000))) {
            Thread.yield();
        }
        effects.jump(Duration.ofSeconds(300));

        assertThat(outcome.get()).isEqualTo(new TrialOutcome.Failed(new TrialOutcome.Problem(Optional.of(
                "States.Timeout"), Optional.empty()), OptionalInt.empty()));
    }
}
