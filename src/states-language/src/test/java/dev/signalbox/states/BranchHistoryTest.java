package dev.signalbox.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.states.internal.data.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which event of a Parallel or Map state follows which. */
class BranchHistoryTest {
    private static final String MAP = "'A':{'Type':'Map','MaxConcurrency':1,'End':true,";
    private static final String FAILING = "'ItemProcessor':{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'Bad','Cause':'b'}}}";
    private static final String PASSING = "'ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}";

    /** Each event as {@code id<previous type}. */
    private static List<String> history(Trial trial) {
        trial.outcome();
        return trial.journal.entries.stream().flatMap(e -> e.event().stream()).sorted(Comparator.comparing(
                HistoryEvent::id)).map(e -> e.id() + "<" + e.previousId() + " " + e.type()).toList();
    }

    private static List<String> expected(String events) {
        return Arrays.stream(events.split(",")).map(String::strip).toList();
    }

    @Test
    void anIterationFollowsTheOneWhosePlaceItTakes() {
        var trial = Trial.of(Trial.machineOf(MAP + PASSING + "}"), "[1,2]");

        assertThat(history(trial)).isEqualTo(expected("1<0 ExecutionStarted,2<0 MapStateEntered,3<2 MapStateStarted,"
                + "4<3 MapIterationStarted,5<4 PassStateEntered,6<5 PassStateExited,7<6 MapIterationSucceeded,"
                + "8<6 MapIterationStarted,9<8 PassStateEntered,10<9 PassStateExited,11<10 MapIterationSucceeded,"
                + "12<11 MapStateSucceeded,13<11 MapStateExited,14<13 ExecutionSucceeded"));
    }

    @Test
    void iterationsThatMayRunTogetherBeginTogether() {
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Map','End':true," + PASSING + "}"), "[1,2,3]");

        assertThat(history(trial)).containsSequence("4<3 MapIterationStarted", "5<3 MapIterationStarted",
                "6<3 MapIterationStarted");
    }

    @Test
    void aStateSaysOnceThatItFailed() {
        var retry = "'Retry':[{'ErrorEquals':['Bad'],'IntervalSeconds':1,'MaxAttempts':1}],";
        var trial = Trial.of(Trial.machineOf(MAP + retry + FAILING + "}"), "[1]");
        trial.awaitTimer(1);
        trial.effects.jump(Duration.ofSeconds(1));

        assertThat(history(trial)).isEqualTo(expected("1<0 ExecutionStarted,2<0 MapStateEntered,3<2 MapStateStarted,"
                + "4<3 MapIterationStarted,5<4 FailStateEntered,6<5 MapIterationFailed,7<5 MapStateStarted,"
                + "8<7 MapIterationStarted,9<8 FailStateEntered,10<9 MapIterationFailed,11<9 MapStateFailed,"
                + "12<11 ExecutionFailed"));
    }

    @Test
    void aCaughtFailureIsLeftFromTheStatesOwnFailure() {
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Parallel','Branches':[{'StartAt':'F','States':{'F':{"
                + "'Type':'Fail','Error':'Bad'}}}],'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Z'}],'Next':'Z'},"
                + "'Z':{'Type':'Succeed'}"), "{}");

        assertThat(history(trial)).isEqualTo(expected("1<0 ExecutionStarted,2<0 ParallelStateEntered,"
                + "3<2 ParallelStateStarted,4<3 FailStateEntered,5<4 ParallelStateFailed,6<5 ParallelStateExited,"
                + "7<6 SucceedStateEntered,8<7 SucceedStateExited,9<8 ExecutionSucceeded"));
    }

    @Test
    void aParallelStateIsLeftFromItsLastBranch() {
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Parallel','End':true,'Branches':[{'StartAt':'P','States':{"
                + "'P':{'Type':'Pass','End':true}}}]}"), "{}");

        assertThat(history(trial)).endsWith("5<4 PassStateExited", "6<5 ParallelStateSucceeded",
                "7<5 ParallelStateExited", "8<7 ExecutionSucceeded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'ToleratedFailureCountPath':'$.n' | 'x' | 3 | The ToleratedFailureCountPath field refers to value \"x\" which is not a valid integer: $.n",
            "'ToleratedFailureCountPath':'$.n' | {} | 3 | The ToleratedFailureCountPath field refers to value \"{}\" which is not a valid integer: $.n",
            "'ToleratedFailureCountPath':'$.n' | -1 | 3 | ToleratedFailureCount cannot be negative.",
            "'ToleratedFailurePercentagePath':'$.n' | 'x' | 3 | The ToleratedFailurePercentagePath field refers to value \"x\" which is not a valid float: $.n",
            "'ToleratedFailurePercentagePath':'$.n' | 100.1 | 3 | ToleratedFailurePercentage must be between 0 and 100.",
            "'MaxConcurrencyPath':'$.n' | 'x' | 2 | The MaxConcurrencyPath field refers to value \"x\" which is not a valid integer: $.n"})
    void aFieldThatCannotBeUsedEndsTheExecutionAtOnce(String field, String value, int previous, String cause) {
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Map','End':true,'ItemsPath':'$.i'," + field
                + ",'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt':'P',"
                + "'States':{'P':{'Type':'Pass','End':true}}}}"), "{\"i\":[1],\"n\":" + value.replace('\'', '"') + "}");

        assertThat(trial.outcome()).isEqualTo(new ExecutionOutcome.Failed(Optional.of("States.Runtime"),
                Optional.of("An error occurred while executing the state 'A' (entered at the event id #2). "
                        + cause)));
        assertThat(history(trial)).last().isEqualTo(previous + 1 + "<" + previous + " ExecutionFailed");
    }

    @Test
    void fixedFieldsComeBeforeThoseThatAreFilledIn() {
        var trial = Trial.of(Trial.machineOf("'A':{'Type':'Pass','End':true,'Parameters':{'Bucket.$':'$.a',"
                + "'Key.$':'$.a','Fixed':{'Name.$':'$.a','SecretString.$':'$.a'},'Body.$':'$.a'}}"), "{\"a\":1}");

        assertThat(Json.text(trial.output())).isEqualTo(
                "{\"Fixed\":{\"SecretString\":1,\"Name\":1},\"Bucket\":1,\"Body\":1,\"Key\":1}");
    }
}
