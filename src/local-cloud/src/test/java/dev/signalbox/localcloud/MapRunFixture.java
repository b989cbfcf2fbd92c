package dev.signalbox.localcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeMapRunResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;

/** State machines of one distributed Map state over objects in a bucket. */
final class MapRunFixture implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalCloudFixture cloud;
    private SfnClient states;
    private S3Client s3;

    MapRunFixture(Path folder) {
        cloud = new LocalCloudFixture(folder);
        states = cloud.client(SfnClient.builder());
        s3 = cloud.client(S3Client.builder());
        if (s3.listBuckets().buckets().isEmpty()) {
            s3.createBucket(r -> r.bucket("input"));
        }
    }

    SfnClient states() {
        return states;
    }

    void restart() {
        states.close();
        s3.close();
        cloud.restart();
        states = cloud.client(SfnClient.builder());
        s3 = cloud.client(S3Client.builder());
    }

    void put(String key, String body) {
        s3.putObject(r -> r.bucket("input").key(key), RequestBody.fromString(body));
    }

    JsonNode object(String key) throws IOException {
        return JSON.readTree(s3.getObjectAsBytes(r -> r.bucket("input").key(key)).asByteArray());
    }

    String text(String key) {
        return s3.getObjectAsBytes(r -> r.bucket("input").key(key)).asUtf8String();
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** Starts a machine; single quotes stand for double ones. */
    String start(String type, String fields, String states, String input) {
        var definition = "{'StartAt':'M','States':{'M':{'Type':'Map'," + fields + "'ItemProcessor':{'ProcessorConfig':"
                + "{'Mode':'DISTRIBUTED','ExecutionType':'" + type + "'},'StartAt':'I','States':{" + states
                + "}},'End':true}}}";
        var machine = this.states.createStateMachine(r -> r.name("m").definition(definition.replace('\'', '"')).roleArn(
                "arn:aws:iam::000000000000:role/r")).stateMachineArn();
        return this.states.startExecution(r -> r.stateMachineArn(machine).name("e").input(input.replace('\'', '"')))
                .executionArn();
    }

    DescribeExecutionResponse end(String execution) {
        StepFunctionsContractTest.await(() -> describe(execution).status() != ExecutionStatus.RUNNING);
        return describe(execution);
    }

    DescribeExecutionResponse describe(String execution) {
        return states.describeExecution(r -> r.executionArn(execution));
    }

    JsonNode output(String execution) throws IOException {
        return json(end(execution).output());
    }

    List<MapRunListItem> runs(String execution) {
        return states.listMapRuns(r -> r.executionArn(execution)).mapRuns();
    }

    DescribeMapRunResponse run(String execution) {
        return states.describeMapRun(r -> r.mapRunArn(runs(execution).getFirst().mapRunArn()));
    }

    List<String> history(String execution) {
        return states.getExecutionHistory(r -> r.executionArn(execution)).events().stream().map(e -> e.typeAsString())
                .toList();
    }

    @Override
    public void close() {
        states.close();
        s3.close();
        cloud.close();
    }
}
