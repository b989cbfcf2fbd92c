package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.ChoicesGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.ScriptedEndpoint.Answer;
import dev.signalbox.console.gateway.aws.batch.AwsBatch;
import dev.signalbox.console.gateway.batch.BatchPorts;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.choices.ChoiceKind;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every list of one item a page: all of it is read, or what follows can be asked for. */
class PaginationTest {
    private static final ExecutionId ID = new ExecutionId("arn:aws:states:eu-central-1:1:execution:m:x");
    private static final String TOKEN = "page-2";

    private final ScriptedEndpoint endpoint = new ScriptedEndpoint();
    private final BatchPorts batch = AwsBatch.ports(endpoint.clients(), Clock.systemUTC());

    PaginationTest() throws IOException {}

    @AfterEach
    void close() {
        endpoint.close();
    }

    /** @param list what the field with the items is called, and one item; operations that are not named answer with nothing */
    private void pages(Map<String, String> list) {
        endpoint.answers(asked -> list.entrySet().stream().filter(e -> asked.says(e.getKey().split(" ")[0])).findFirst()
                .map(e -> Answer.json("{\"%s\":[%s]%s}".formatted(e.getKey().split(" ")[1], e.getValue(), asked.says(
                        TOKEN) ? "" : ",\"nextToken\":\"" + TOKEN + "\""))).orElse(Answer.json("{}")));
    }

    @Test
    void stateMachines() throws GatewayException {
        pages(Map.of("ListStateMachines stateMachines",
                """
                        {"stateMachineArn":"arn:aws:states:r:1:stateMachine:m","name":"m","type":"STANDARD","creationDate":1}"""));
        assertThat(new AwsExecutionsGateway(endpoint.clients()).executions().stateMachines()).hasSize(2);
    }

    @Test
    void executionsAndHistoriesAreOfferedPageByPage() throws GatewayException {
        pages(Map.of("ListExecutions executions",
                """
                        {"executionArn":"arn:aws:states:r:1:execution:m:x","stateMachineArn":"arn:aws:states:r:1:stateMachine:m","name":"x",
                        "status":"RUNNING","startDate":1}""",
                "GetExecutionHistory events", """
                        {"timestamp":1,"type":"ExecutionStarted","id":1,"previousEventId":0}"""));
        var gateway = new AwsExecutionsGateway(endpoint.clients());

        assertThat(gateway.older("m", "page-1").older()).containsEntry("m", TOKEN);
        assertThat(gateway.older("m", TOKEN).older()).isEmpty();
        assertThat(gateway.history(ID, Optional.empty()).older()).contains(TOKEN);
        assertThat(gateway.history(ID, Optional.of(TOKEN)).older()).isEmpty();
        assertThat(new AwsMapRunsGateway(endpoint.clients()).children("run").more()).isTrue();
    }

    @Test
    void batchsLists() throws GatewayException {
        pages(Map.of("describejobqueues jobQueues", """
                {"jobQueueName":"q","state":"ENABLED","priority":1,"status":"VALID"}""",
                "describecomputeenvironments computeEnvironments", """
                        {"computeEnvironmentName":"ce","state":"ENABLED","status":"VALID"}""",
                "describejobdefinitions jobDefinitions", """
                        {"jobDefinitionName":"d","revision":1,"jobDefinitionArn":"a","type":"container"}""",
                "listjobs jobSummaryList", """
                        {"jobId":"j","jobName":"n","createdAt":1,"status":"RUNNABLE"}""", "describejobs jobs", """
                        {"jobId":"j","jobName":"n","jobQueue":"q","status":"PENDING","createdAt":1,"startedAt":0}"""));

        assertThat(batch.queues().queues()).hasSize(2);
        assertThat(batch.environments().environments()).hasSize(2);
        assertThat(batch.definitions().definitions()).hasSize(2);
        assertThat(batch.jobs().recent("q").jobs()).hasSize(2);
        assertThat(batch.jobs().recent("q").complete()).isTrue();
        assertThat(batch.jobs().named("q", "n")).hasSize(2);
        assertThat(batch.jobs().children("j", List.of(JobStatus.RUNNABLE))).hasSize(2);
    }

    @Test
    void aQueueThatNeverEndsIsCutAndSaysSo() throws GatewayException {
        endpoint.answers(_ -> Answer.json(
                """
                        {"jobSummaryList":[{"jobId":"j","jobName":"n","createdAt":1,"status":"RUNNABLE"}],"nextToken":"more"}"""));
        assertThat(batch.jobs().recent("q").complete()).isFalse();
        assertThat(endpoint.asked()).hasSize(10);
    }

    @Test
    void rowsOfATable() throws GatewayException {
        endpoint.answers(asked -> Answer.json("{\"Items\":[{\"id\":{\"S\":\"1\"}}]" + (asked.says("ExclusiveStartKey")
                ? "}"
                : ",\"LastEvaluatedKey\":{\"id\":{\"S\":\"1\"}}}")));
        assertThat(new AwsRecordsGateway(endpoint.clients()).rows("t", 10)).hasSize(2);
        endpoint.asked().clear();
        assertThat(new AwsRecordsGateway(endpoint.clients()).rows("t", 1)).hasSize(1);
        assertThat(endpoint.asked()).hasSize(1);
    }

    @Test
    void buckets() throws GatewayException {
        endpoint.answers(asked -> Answer.xml(
                """
                        <ListAllMyBucketsResult><Buckets><Bucket><Name>b</Name><CreationDate>2026-11-22T08:00:00Z</CreationDate></Bucket>
                        </Buckets>%s</ListAllMyBucketsResult>"""
                        .formatted(asked.says(TOKEN) ? ""
                                : "<ContinuationToken>" + TOKEN
                                        + "</ContinuationToken>")));
        assertThat(new AwsObjectsGateway(endpoint.clients()).buckets()).hasSize(2);
        assertThat(new AwsChoicesGateway(endpoint.clients()).choices(ChoiceKind.BUCKET).all()).hasSize(2);
    }

    @Test
    void aListToChooseFromIsCutAndSaysSo() throws GatewayException {
        var bucket = "<Bucket><Name>b</Name><CreationDate>2026-11-22T08:00:00Z</CreationDate><BucketRegion>eu-west-1</BucketRegion></Bucket>";
        endpoint.answers(asked -> Answer.xml("<ListAllMyBucketsResult><Buckets>" + bucket.repeat(1_000) + "</Buckets>"
                + (asked.says(TOKEN) ? "" : "<ContinuationToken>" + TOKEN + "</ContinuationToken>")
                + "</ListAllMyBucketsResult>"));

        var choices = new AwsChoicesGateway(endpoint.clients()).choices(ChoiceKind.BUCKET);

        assertThat(choices.all()).hasSize(ChoicesGateway.MOST);
        assertThat(choices.more()).isTrue();
        assertThat(new AwsObjectsGateway(endpoint.clients()).buckets()).hasSize(2_000).allSatisfy(b -> assertThat(b
                .region()).contains("eu-west-1"));
    }

    @Test
    void objectsAreOfferedPageByPage() throws GatewayException {
        endpoint.answers(asked -> Answer.xml("""
                <ListBucketResult><IsTruncated>%s</IsTruncated><Contents><Key>k</Key><Size>1</Size>
                <LastModified>2026-11-22T08:00:00Z</LastModified></Contents>%s</ListBucketResult>""".formatted(!asked
                .says(TOKEN), asked.says(TOKEN) ? ""
                        : "<NextContinuationToken>" + TOKEN
                                + "</NextContinuationToken>")));
        var objects = new AwsObjectsGateway(endpoint.clients());
        var place = new S3Location("box", "");

        assertThat(objects.page(place, Optional.empty()).next()).contains(TOKEN);
        assertThat(objects.page(place, Optional.of(TOKEN)).next()).isEmpty();
        assertThat(objects.deepPage(place, Optional.empty()).next()).contains(TOKEN);
    }

    @Test
    void whatPickersOffer() throws GatewayException {
        for (var kind : Map.of(ChoiceKind.VPC, "vpcSet/vpcId", ChoiceKind.SUBNET, "subnetSet/subnetId",
                ChoiceKind.SECURITY_GROUP, "securityGroupInfo/groupId", ChoiceKind.IMAGE, "imagesSet/imageId")
                .entrySet()) {
            var set = kind.getValue().split("/");
            endpoint.answers(asked -> Answer.xml("<R><%s><item><%s>x</%2$s></item></%1$s>%s</R>".formatted(set[0],
                    set[1],
                    asked.says(TOKEN) ? "" : "<nextToken>" + TOKEN + "</nextToken>")));
            assertThat(new AwsChoicesGateway(endpoint.clients()).choices(kind.getKey()).all()).as("%s", kind).hasSize(
                    2);
        }
    }
}
