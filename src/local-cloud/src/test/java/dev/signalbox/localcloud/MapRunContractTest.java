package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunStatus;

final class MapRunContractTest {
    private static final String PASS = "'I':{'Type':'Pass','End':true}";
    /** Fails for items whose field {@code n} is {@code bad}. */
    private static final String PICKY = "'I':{'Type':'Choice','Choices':[{'Variable':'$.n','StringEquals':'bad','Next':'F'}],"
            + "'Default':'S'},'F':{'Type':'Fail','Error':'Bad','Cause':'it is bad'},'S':{'Type':'Pass','Result':{'ok':1},'End':true}";
    private static final String CSV = "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'InputType':'CSV',"
            + "'CSVHeaderLocation':'FIRST_ROW'},'Parameters':{'Bucket':'input','Key':'rows.csv'}},";
    private static final String WRITER = "'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject','Parameters':{'Bucket':'input','Prefix':'out'}},";

    @TempDir Path folder;
    private MapRunFixture cloud;

    @BeforeEach
    void start() {
        cloud = new MapRunFixture(folder);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private static String reader(String config, String key) {
        return "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{" + config
                + "},'Parameters':{'Bucket':'input','Key':'" + key + "'}},";
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "EXPRESS"})
    void runsAChildForEachItemAndKeepsTheirOrder(String type) throws Exception {
        var execution = cloud.start(type,
                "'ItemsPath':'$.all','MaxConcurrency':3,'ItemSelector':{'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value','x.$':'$.x'},",
                PASS, "{'all':['a','b','c','d','e','f','g'],'x':9}");

        var output = cloud.output(execution);

        assertThat(output.toString()).startsWith("[{\"v\":\"a\",\"x\":9,\"i\":0},{\"v\":\"b\",\"x\":9,\"i\":1}")
                .endsWith(
                        "{\"v\":\"g\",\"x\":9,\"i\":6}]");
        assertThat(cloud.history(execution)).containsExactly("ExecutionStarted", "MapStateEntered", "MapStateStarted",
                "MapRunStarted", "MapRunSucceeded", "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'InputType':'CSV','CSVHeaderLocation':'FIRST_ROW' | `n,name\\r\\n1,\"x, \"\"y\"\"\"\\r\\n\\r\\n2\\n3,z,more\\n` | [{\"n\":\"1\",\"name\":\"x, \\\"y\\\"\"},{\"n\":\"2\",\"name\":\"\"},{\"n\":\"3\",\"name\":\"z\"}]",
            "'InputType':'CSV','CSVHeaderLocation':'GIVEN','CSVHeaders':['a','b'],'CSVDelimiter':'PIPE' | `\uFEFF1|2\\n\"3\\n4\"|5` | [{\"a\":\"1\",\"b\":\"2\"},{\"a\":\"3\\n4\",\"b\":\"5\"}]",
            "'InputType':'CSV','CSVHeaderLocation':'FIRST_ROW','MaxItems':2 | `n\\n1\\n2\\n3\\n` | [{\"n\":\"1\"},{\"n\":\"2\"}]",
            "'InputType':'JSON' | `[1,{\"a\":[2]},null]` | [1,{\"a\":[2]},null]",
            "'InputType':'JSONL' | `{\"a\":1}\\n\\n{\"a\":2.50}\\n` | [{\"a\":1},{\"a\":2.50}]",
            "'InputType':'CSV','CSVHeaderLocation':'FIRST_ROW' | `n\\n` | []"})
    void readsItemsFromObjects(String config, String body, String output) throws Exception {
        cloud.put("items", body.replace("\\r", "\r").replace("\\n", "\n"));

        var execution = cloud.start("EXPRESS", reader(config, "items"), PASS, "{}");

        assertThat(cloud.end(execution).output()).isEqualTo(output);
    }

    @Test
    void readsTheObjectsOfABucket() throws Exception {
        IntStream.range(0, 5).forEach(i -> cloud.put("list/" + i, "x".repeat(i)));
        cloud.put("other", "");

        var output = cloud.output(cloud.start("EXPRESS", "'ItemReader':{'Resource':'arn:aws:states:::s3:listObjectsV2',"
                + "'Parameters':{'Bucket':'input','Prefix.$':'$.prefix'}},", PASS, "{'prefix':'list/'}"));

        assertThat(output.size()).isEqualTo(5);
        assertThat(output.get(3).get("Key").textValue()).isEqualTo("list/3");
        assertThat(output.get(3).get("Size").intValue()).isEqualTo(3);
    }

    @Test
    void batchesItems() throws Exception {
        var output = cloud.output(cloud.start("EXPRESS",
                "'ItemBatcher':{'MaxItemsPerBatch':2,'BatchInput':{'w.$':'$.w'}},"
                        + "'ItemsPath':'$.all',", PASS, "{'all':[1,2,3],'w':'me'}"));

        assertThat(output.toString()).isEqualTo(
                "[{\"BatchInput\":{\"w\":\"me\"},\"Items\":[1,2]},{\"BatchInput\":{\"w\":\"me\"},\"Items\":[3]}]");
    }

    @Test
    void writesResultsAndManifest() throws Exception {
        cloud.put("rows.csv", "n\n1\nbad\n3\n");

        var output = cloud.output(cloud.start("STANDARD", CSV + WRITER + "'ToleratedFailurePercentage':40,", PICKY,
                "{}"));

        var key = output.path("ResultWriterDetails").path("Key").textValue();
        assertThat(key).matches("out/[0-9a-f-]{36}/manifest.json");
        var manifest = cloud.object(key);
        assertThat(manifest.get("DestinationBucket").textValue()).isEqualTo("input");
        assertThat(manifest.get("MapRunArn")).isEqualTo(output.get("MapRunArn"));
        assertThat(manifest.at("/ResultFiles/PENDING").isEmpty()).isTrue();
        var good = cloud.object(manifest.at("/ResultFiles/SUCCEEDED/0/Key").textValue());
        assertThat(manifest.at("/ResultFiles/SUCCEEDED/0/Size").intValue()).isEqualTo(cloud.text(manifest.at(
                "/ResultFiles/SUCCEEDED/0/Key").textValue()).length());
        assertThat(good.findValuesAsText("Input")).containsExactly("{\"n\":\"1\"}", "{\"n\":\"3\"}");
        assertThat(good.get(0).get("Output").textValue()).isEqualTo("{\"ok\":1}");
        var failed = cloud.object(manifest.at("/ResultFiles/FAILED/0/Key").textValue());
        assertThat(failed.get(0).get("Error").textValue()).isEqualTo("Bad");
        assertThat(failed.get(0).get("Status").textValue()).isEqualTo("FAILED");
        assertThat(cloud.describe(good.get(0).get("ExecutionArn").textValue()).input()).isEqualTo("{\"n\":\"1\"}");
    }

    @Test
    void failsWhenMoreItemsFailThanTolerated() throws Exception {
        cloud.put("rows.csv", "n\n" + "1\n".repeat(50) + "bad\nbad\n" + "1\n".repeat(500));

        var execution = cloud.start("EXPRESS", CSV + "'ToleratedFailureCount':1,'MaxConcurrency':2,", PICKY, "{}");

        assertThat(cloud.end(execution).error()).isEqualTo("States.ExceedToleratedFailureThreshold");
        var run = cloud.run(execution);
        assertThat(run.status()).isEqualTo(MapRunStatus.FAILED);
        assertThat(run.itemCounts().failed()).isEqualTo(2);
        assertThat(run.itemCounts().total()).isEqualTo(552);
        // Two at a time: the last good one may still run while both bad ones fail beside it.
        assertThat(run.itemCounts().succeeded()).isBetween(49L, 60L);
        assertThat(cloud.history(execution)).contains("MapRunFailed", "MapStateFailed");
    }

    @Test
    void failsWhenItemsCannotBeRead() {
        var execution = cloud.start("EXPRESS", CSV, PASS, "{}");

        assertThat(cloud.end(execution).error()).isEqualTo("States.ItemReaderFailed");
        assertThat(cloud.end(execution).cause()).contains("NoSuchKey");
    }

    @Test
    void failsWhenResultsCannotBeWrittenOrAreTooLarge() {
        cloud.put("rows.csv", "n\n" + ("x".repeat(1000) + "\n").repeat(300));

        var tooLarge = cloud.end(cloud.start("EXPRESS", CSV, PASS, "{}"));
        cloud.states().deleteStateMachine(r -> r.stateMachineArn("arn:aws:states:local-1:000000000000:stateMachine:m"));
        var unwritten = cloud.end(cloud.start("EXPRESS", CSV + WRITER.replace("'Bucket':'input'", "'Bucket':'missing'"),
                PASS,
                "{}"));

        assertThat(tooLarge.error()).isEqualTo("States.DataLimitExceeded");
        assertThat(unwritten.error()).isEqualTo("States.ResultWriterFailed");
    }

    @Test
    void tellsOfMapRunsAndTheirChildren() throws Exception {
        var execution = cloud.start("STANDARD", "'Label':'L','MaxConcurrency':2,'ItemsPath':'$.all',",
                "'I':{'Type':'Wait','Seconds':600,'End':true}", "{'all':[1,2,3]}");
        StepFunctionsContractTest.await(() -> !cloud.runs(execution).isEmpty() && cloud.run(execution).itemCounts()
                .running() == 2);

        var run = cloud.run(execution);
        assertThat(run.mapRunArn()).startsWith("arn:aws:states:local-1:000000000000:mapRun:m/L:");
        assertThat(run.itemCounts().pending()).isEqualTo(1);
        assertThat(run.maxConcurrency()).isEqualTo(2);
        cloud.states().updateMapRun(r -> r.mapRunArn(run.mapRunArn()).maxConcurrency(3));
        StepFunctionsContractTest.await(() -> cloud.run(execution).executionCounts().running() == 3);
        var children = cloud.states().listExecutions(r -> r.mapRunArn(run.mapRunArn())).executions();
        assertThat(children).hasSize(3).allSatisfy(c -> {
            assertThat(c.stateMachineArn()).endsWith(":stateMachine:m/L");
            assertThat(c.itemCount()).isEqualTo(1);
        });
        assertThat(cloud.states().describeStateMachineForExecution(r -> r.executionArn(children.getFirst()
                .executionArn())).definition()).contains("\"StartAt\":\"I\"");
        cloud.states().stopExecution(r -> r.executionArn(execution));
        assertThat(cloud.run(execution).status()).isEqualTo(MapRunStatus.ABORTED);
        assertThat(children).allSatisfy(c -> assertThat(cloud.describe(c.executionArn()).status()).isEqualTo(
                ExecutionStatus.ABORTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STANDARD", "EXPRESS"})
    void goesOnAfterARestartWithoutRunningEndedChildrenAgain(String type) throws Exception {
        var items = IntStream.range(0, 300).mapToObj(i -> "{\"n\":" + i + ",\"wait\":" + (i % 3 == 2 ? 3 : 0) + "}")
                .collect(Collectors.joining("\n"));
        cloud.put("items", items);
        var execution = cloud.start(type, reader("'InputType':'JSONL'", "items") + "'MaxConcurrency':150,",
                "'I':{'Type':'Wait','SecondsPath':'$.wait','Next':'P'},'P':{'Type':'Pass','Parameters':{'n.$':'$.n','u.$':'States.UUID()'},'End':true}",
                "{}");
        StepFunctionsContractTest.await(() -> !cloud.runs(execution).isEmpty() && cloud.run(execution).itemCounts()
                .succeeded() >= 50);
        var run = cloud.run(execution).mapRunArn();

        cloud.restart();

        var output = cloud.output(execution);
        assertThat(output.findValues("n").stream().map(JsonNode::intValue)).isEqualTo(IntStream.range(0, 300).boxed()
                .toList());
        assertThat(cloud.run(execution).mapRunArn()).isEqualTo(run);
        assertThat(cloud.run(execution).itemCounts().succeeded()).isEqualTo(300);
    }
}
