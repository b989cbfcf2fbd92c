package dev.signalbox.console.model.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.StateMachineRef;
import dev.signalbox.console.model.bulk.BulkPlan.Line;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StartFileTest {
    private static final StateMachineRef MACHINE = new StateMachineRef(
            "arn:aws:states:local-1:000000000000:stateMachine:orders", "orders");

    private static StartFile file() throws Exception {
        return new StartFile(MACHINE, InputSchema.of(new ObjectMapper().readTree("""
                {"required":["id"],"properties":{"id":{"type":"string","minLength":1},"most":{"type":"integer"},
                 "paths":{"type":"array"}}}""")), "run");
    }

    @Test
    void aCsvLineIsAnInputWithTheKindsOfTheSchema() throws Exception {
        BulkPlan plan = file().read("""
                executionName,id,most,paths,note
                first,007,5,"[""a"",""b""]","say ""hi"", then
                go"
                ,008,,,
                """);

        assertThat(plan.lines()).extracting(Line::name).containsExactly("first", "run-2");
        assertThat(plan.lines()).extracting(Line::input).containsExactly(
                "{\"id\":\"007\",\"most\":5,\"paths\":[\"a\",\"b\"],\"note\":\"say \\\"hi\\\", then\\ngo\"}",
                "{\"id\":\"008\"}");
        assertThat(plan.planned()).hasSize(2);
    }

    @Test
    void everyLineThatCannotBeStartedSaysWhy() throws Exception {
        BulkPlan plan = file().read("executionName;id;most\na;1;x\na;2;3\na;4;5\nbad name;5;\n;;7\n;6\n");

        assertThat(plan.lines()).extracting(Line::obstacle).containsExactly("most must be a whole number",
                "the name is there twice", "the name is there twice",
                "a name has 1 to 80 letters, digits, hyphens or underscores", "id is required",
                "has 2 columns, the head has 3");
        assertThat(plan.planned()).isEmpty();
    }

    @Test
    void jsonLinesAreInputsAndMayNameTheirExecution() throws Exception {
        BulkPlan plan = file().read(
                "{\"id\":\"a\"}\n\n{\"executionName\":\"n-1\",\"id\":\"b\",\"x\":{\"y\":1}}\n{broken\n{\"id\":\""
                        + "x".repeat(262_144) + "\"}\n");

        assertThat(plan.lines()).extracting(Line::name).containsExactly("run-1", "n-1", "run-3", "run-4");
        assertThat(plan.lines().get(1).input()).isEqualTo("{\"id\":\"b\",\"x\":{\"y\":1}}");
        assertThat(plan.lines().get(2).obstacle()).startsWith("Not valid JSON");
        assertThat(plan.lines().get(3).obstacle()).contains("262,144 are allowed");
    }

    @Test
    void takesTenThousandLinesAndNoMore() throws Exception {
        BulkPlan plan = file().read(IntStream.range(0, 10_001).mapToObj(i -> "{\"id\":\"" + i + "\"}").collect(
                Collectors.joining("\n")));

        assertThat(plan.planned()).hasSize(10_000);
        assertThat(plan.lines().getLast().obstacle()).isEqualTo("only the first 10,000 lines are taken");
        assertThat(new StartFile(MACHINE, new InputSchema(List.of()), "r").read("").lines()).isEmpty();
    }
}
