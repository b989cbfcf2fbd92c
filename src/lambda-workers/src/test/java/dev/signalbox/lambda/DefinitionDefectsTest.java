package dev.signalbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defects of the original definitions and templates (source systems 2.8 and 5.8), each with what became of it. */
class DefinitionDefectsTest {
    private static final Path FOLDER = Path.of(System.getProperty("signalbox.root"), "infra-templates");
    private static final String IMAGES = "image-fan-out/image-fan-out.asl.json";
    private static final String MAIN = "csv-batch/csv-batch.asl.json";
    private static final String CHUNK = "csv-batch/csv-chunk.asl.json";
    private static final int LONGEST_PAUSE = 60;

    /** A state, by its name. */
    private record Named(String name, JsonNode state) {
        boolean is(String type) {
            return state.path("Type").asText().equals(type);
        }
    }

    private static JsonNode definition(String file) throws IOException {
        return TaskInput.JSON.readTree(Files.readString(FOLDER.resolve(file)).replaceAll(": \\$\\{\\w+}", ": 1")
                .replaceAll("\\$\\{\\w+}", "x"));
    }

    /** All states, those of Maps too. */
    private static List<Named> states(JsonNode machine) {
        var all = new ArrayList<Named>();
        machine.path("States").properties().forEach(e -> {
            all.add(new Named(e.getKey(), e.getValue()));
            all.addAll(states(e.getValue().path("ItemProcessor")));
        });
        return all;
    }

    private static List<Named> tasks(String file) throws IOException {
        return states(definition(file)).stream().filter(s -> s.is("Task")).toList();
    }

    /** A name in a Map is one of the whole machine: AWS refuses it twice. */
    @ParameterizedTest
    @ValueSource(strings = {IMAGES, MAIN, CHUNK})
    void stateNamesAreUnique(String file) throws IOException {
        assertThat(states(definition(file))).extracting(Named::name).doesNotHaveDuplicates();
    }

    /** The originals had timeouts of 2 and 5 s, which cold starts exceed, or none; and a split without retry. */
    @ParameterizedTest
    @ValueSource(strings = {IMAGES, MAIN, CHUNK})
    void everyTaskHasATimeoutThatFitsAndIsTriedAgain(String file) throws IOException {
        assertThat(tasks(file)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.state().path("TimeoutSeconds").asInt()).as(task.name()).isBetween(60, 7200);
            assertThat(task.state().path("Retry").findValuesAsText("MaxAttempts")).as(task.name())
                    .anyMatch(n -> Integer.parseInt(n) > 0);
        });
    }

    /** The original waited 20, 200, 2,000, 20,000, 200,000 seconds. */
    @ParameterizedTest
    @ValueSource(strings = {IMAGES, MAIN, CHUNK})
    void noPauseBetweenTriesIsLongerThanAMinute(String file) throws IOException {
        for (var task : tasks(file)) {
            assertThat(task.state().path("Retry")).allSatisfy(r -> {
                double last = r.path("IntervalSeconds").asInt() * Math.pow(r.path("BackoffRate").asDouble(1), Math.max(
                        0,
                        r.path("MaxAttempts").asInt() - 1));
                assertThat(Math.min(last, r.path("MaxDelaySeconds").asDouble(Double.MAX_VALUE))).as(task.name())
                        .isLessThanOrEqualTo(LONGEST_PAUSE);
            });
        }
    }

    /** No Catch anywhere: whoever waited for news of a failure of the infrastructure waited in vain. */
    @Test
    void whateverFailsIsToldToTheTopic() throws IOException {
        for (var told : Map.of(IMAGES, "publishFailure", MAIN, "Notify failure").entrySet()) {
            var machine = definition(told.getKey()).path("States");
            assertThat(machine.properties()).filteredOn(e -> List.of("Task", "Map").contains(e.getValue().path("Type")
                    .asText()) && !e.getValue().path("Resource").asText().endsWith(":sns:publish")).isNotEmpty()
                    .allSatisfy(e -> {
                        var handler = e.getValue().at("/Catch/0");
                        assertThat(handler.at("/ErrorEquals/0").asText()).as(e.getKey()).isEqualTo("States.ALL");
                        assertThat(handler.path("Next").asText()).as(e.getKey()).isEqualTo(told.getValue());
                    });
            assertThat(machine.path(told.getValue()).path("Resource").asText()).endsWith(":sns:publish");
        }
    }

    @Test
    void everyFailStateHasAnError() throws IOException {
        for (var file : List.of(IMAGES, MAIN)) {
            assertThat(states(definition(file))).filteredOn(s -> s.is("Fail")).isNotEmpty().allMatch(s -> s.state().has(
                    "Error") || s.state().has("ErrorPath"));
        }
    }

    /** Catch States.ALL on the validation recorded throttling and timeouts as bad data. */
    @Test
    void onlyWhatTheRowsThemselvesAreMakesAnErrorRecord() throws IOException {
        var states = states(definition(CHUNK));
        assertThat(states).noneMatch(s -> s.state().has("Catch"));
        assertThat(states).filteredOn(s -> s.state().path("Next").asText().equals("Store Error Record")).isEmpty();
        assertThat(states).filteredOn(s -> s.state().path("Choices").findValuesAsText("Next").contains(
                "Store Error Record")).extracting(Named::name).containsExactly("Any rows refused");
    }

    /** A 502 or a throttled lookup failed the whole batch at once. */
    @Test
    void lookupsThatMayPassAreTriedAgainAndOthersAreNot() throws IOException {
        var retry = definition(CHUNK).findValue("Get Financial Data").path("Retry");

        assertThat(retry.at("/0/ErrorEquals")).extracting(JsonNode::asText).containsExactly("ApiGateway.400",
                "ApiGateway.403", "ApiGateway.404");
        assertThat(retry.at("/0/MaxAttempts").asInt(-1)).isZero();
        assertThat(retry.at("/1/ErrorEquals")).extracting(JsonNode::asText).contains("States.TaskFailed",
                "States.Timeout");
        assertThat(retry.at("/1/MaxAttempts").asInt()).isGreaterThanOrEqualTo(5);
    }

    /** DynamoDB was asked once for each row: throttling failed a finished job. */
    @Test
    void recordsOfImagesAreTriedAgain() throws IOException {
        var put = definition(IMAGES).findValue("commitSucceededTasks");

        assertThat(put.at("/Retry/0/ErrorEquals/0").asText()).isEqualTo("States.TaskFailed");
        assertThat(put.at("/Retry/0/MaxAttempts").asInt()).isGreaterThanOrEqualTo(5);
    }

    /** Functions had the default 3 s and 128 MB, less than one slow image takes. */
    @Test
    void everyFunctionSaysItsTimeoutAndMemory() throws IOException {
        for (var pipeline : List.of("image-fan-out", "csv-batch")) {
            int functions = matches(pipeline, "Type: AWS::Lambda::(F)unction").size();

            assertThat(matches(pipeline, "\n      Timeout: (\\d+)")).hasSize(functions).allMatch(s -> Integer.parseInt(
                    s) >= 29);
            assertThat(matches(pipeline, "\n      MemorySize: (\\d+)")).hasSize(functions).allMatch(m -> Integer
                    .parseInt(
                            m) >= 512);
        }
    }

    /** Batch size and concurrency of the Map were one constant, the concurrency of a function a misspelt variable. */
    @Test
    void batchSizeAndTheTwoConcurrenciesAreThreeSettings() throws IOException {
        assertThat(matches("image-fan-out",
                "(?s)(BatchSize: !Ref BatchSize).*(LambdaConcurrency: !Ref LambdaConcurrency)"
                        + ".*(MapConcurrency: !Ref MapConcurrency)")).hasSize(1);
        assertThat(definition(IMAGES).at("/States/resourceIterator/MaxConcurrency").isInt()).isTrue();
    }

    /** Small objects in GLACIER_IR after a day cost more than they save, if they move at all. */
    @Test
    void imagesStayInTheirStorageClass() throws IOException {
        assertThat(Files.readString(FOLDER.resolve("image-fan-out/template.yaml"))).doesNotContain("GLACIER");
    }

    private static List<String> matches(String pipeline, String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(Files.readString(FOLDER.resolve(pipeline).resolve("template.yaml")))
                .results().map(r -> r.group(1)).toList();
    }
}
