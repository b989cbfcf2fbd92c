package dev.signalbox.console.app.moto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.app.Session;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsErrorRowsGateway;
import dev.signalbox.console.gateway.aws.AwsLogsGateway;
import dev.signalbox.console.gateway.aws.AwsMessagesGateway;
import dev.signalbox.console.gateway.aws.AwsOutboxGateway;
import dev.signalbox.console.gateway.aws.AwsRecordsGateway;
import dev.signalbox.console.gateway.aws.AwsSecretsGateway;
import dev.signalbox.console.model.StackPlaces;
import dev.signalbox.deploy.PipelineErrorRows;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What stands behind parts of screens: rows, logs, messages, secrets, mails. */
final class MotoRest {
    private final Session session;
    private final Journey journey;

    MotoRest(Session session, Journey journey) {
        this.session = session;
        this.journey = journey;
    }

    interface Refused {
        void run() throws Exception;
    }

    /** What the console says of something that must be refused. */
    static String refused(Refused doing) throws Exception {
        try {
            doing.run();
        } catch (GatewayException e) {
            return "refused: `" + e.failure().code() + "` (" + e.failure().getClass().getSimpleName() + ")";
        }
        throw new AssertionError("was not refused");
    }

    void walk() {
        rows();
        logs();
        journey.step("Downloads", "messages of a queue", () -> {
            var sqs = session.clients().client(SqsClient.builder());
            var queue = sqs.createQueue(q -> q.queueName("moto-letters")).queueUrl();
            sqs.sendMessage(m -> m.queueUrl(queue).messageBody("hello"));
            return new AwsMessagesGateway(session.clients()).take(queue);
        });
        journey.step("Downloads", "the service's key", () -> {
            var arn = session.clients().client(SecretsManagerClient.builder()).createSecret(s -> s.name("key")
                    .secretString("123456789012345678901234")).arn();
            new AwsSecretsGateway(session.clients()).key(arn);
            return "read";
        });
        journey.step("Outbox", "mails, which only the local cloud keeps", () -> new AwsOutboxGateway(session
                .clients()).newest());
    }

    private void rows() {
        journey.step("Overview", "rows of a table", () -> {
            var dynamo = session.clients().client(DynamoDbClient.builder());
            dynamo.createTable(t -> t.tableName("rows").billingMode("PAY_PER_REQUEST").attributeDefinitions(a -> a
                    .attributeName("run").attributeType("S"), a -> a.attributeName("row").attributeType("N")).keySchema(
                            k -> k.attributeName("run").keyType("HASH"), k -> k.attributeName("row").keyType("RANGE"))
                    .globalSecondaryIndexes(g -> g.indexName("byRun").keySchema(k -> k.attributeName("run").keyType(
                            "HASH"), k -> k.attributeName("row").keyType("RANGE")).projection(p -> p.projectionType(
                                    "ALL"))));
            for (int i = 0; i < 300; i++) {
                var item = Map.of("run", AttributeValue.fromS("one"), "row", AttributeValue.fromN("" + i), "cause",
                        AttributeValue.fromS("bad"));
                dynamo.putItem(p -> p.tableName("rows").item(item));
            }
            return new AwsRecordsGateway(session.clients()).rows("rows", 250).size() + " rows";
        });
        journey.step("Executions", "refused rows by pages", () -> {
            var place = new StackPlaces.ErrorRows("rows", new PipelineErrorRows("rows", "byRun", "run", "row", "file",
                    "error", "cause"));
            var gateway = new AwsErrorRowsGateway(session.clients());
            var first = gateway.page(place, "one", OptionalLong.empty());
            var second = gateway.page(place, "one", OptionalLong.of(first.rows().getLast().number()));
            assertThat(first.rows()).hasSize(200);
            assertThat(second.rows()).hasSize(100);
            return "200 and 100";
        });
    }

    private void logs() {
        var logs = session.clients().client(CloudWatchLogsClient.builder());
        var gateway = new AwsLogsGateway(session.clients());
        journey.step("Logs", "the end of a stream", () -> {
            logs.createLogGroup(g -> g.logGroupName("/aws/lambda/one"));
            logs.createLogStream(s -> s.logGroupName("/aws/lambda/one").logStreamName("s"));
            long now = System.currentTimeMillis();
            logs.putLogEvents(p -> p.logGroupName("/aws/lambda/one").logStreamName("s").logEvents(e -> e.timestamp(now)
                    .message("first"), e -> e.timestamp(now + 1).message("second")));
            return gateway.tail("/aws/lambda/one", "s", 1).getFirst().text();
        });
        journey.step("Logs", "all streams of a group, of a time", () -> gateway.between("/aws/lambda/one", Instant.now()
                .minusSeconds(60), Optional.empty(), 100).lines().size() + " lines");
        journey.step("Logs", "a group that is not there", () -> refused(() -> gateway.tail("/none", "s", 1)));
        journey.step("Logs", "a stream that is not there", () -> refused(() -> gateway.tail("/aws/lambda/one", "none",
                1)));
    }
}
