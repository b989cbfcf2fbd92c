package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What a client sees that asks while the local cloud starts again. */
final class RestartTest {
    private static final int EXECUTIONS = 200;
    private static final String MACHINE = """
            {"StartAt":"Ask","States":{"Ask":{"Type":"Task","End":true,
              "Resource":"arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken",
              "Parameters":{"TableName":"tokens","Item":{"id":{"S.$":"$$.Execution.Name"},
                "token":{"S.$":"$$.Task.Token"}}}}}}""";

    @TempDir Path folder;

    /** Requests were answered before executions were taken up: a callback got "timed out", and its execution hung. */
    @Test
    void knowsEveryTaskTokenFromTheFirstAnswerOn() {
        int port;
        String token;
        AwsBasicCredentials keys;
        try (var cloud = LocalCloud.start(new LocalCloudOptions(folder, 0))) {
            port = cloud.endpoint().getPort();
            keys = AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey());
            token = tokenOfTheLastOfMany(cloud.endpoint(), keys);
        }
        try (var states = client(URI.create("http://127.0.0.1:" + port), keys)) {
            var firstAnswer = CompletableFuture.supplyAsync(() -> firstAnswer(states, token));
            try (var again = LocalCloud.start(new LocalCloudOptions(folder, port))) {
                assertThat(firstAnswer.join()).as("first answer of %s", again.endpoint()).isEqualTo("heartbeat taken");
            }
        }
    }

    private static String firstAnswer(SfnClient states, String token) {
        while (true) {
            try {
                states.sendTaskHeartbeat(b -> b.taskToken(token));
                return "heartbeat taken";
            } catch (SdkClientException e) {
                Thread.onSpinWait(); // nobody listens yet
            } catch (RuntimeException e) {
                return e.toString();
            }
        }
    }

    private static String tokenOfTheLastOfMany(URI endpoint, AwsBasicCredentials keys) {
        try (var states = client(endpoint, keys);
                var tables = DynamoDbClient.builder().endpointOverride(endpoint).region(Region.of("local-1"))
                        .httpClient(UrlConnectionHttpClient.create())
                        .credentialsProvider(StaticCredentialsProvider.create(keys)).build()) {
            tables.createTable(r -> r.tableName("tokens").billingMode("PAY_PER_REQUEST").attributeDefinitions(
                    AttributeDefinition.builder().attributeName("id").attributeType("S").build()).keySchema(
                            KeySchemaElement.builder().attributeName("id").keyType("HASH").build()));
            var machine = states.createStateMachine(r -> r.name("m").definition(MACHINE)
                    .roleArn("arn:aws:iam::000000000000:role/states")).stateMachineArn();
            for (int i = 1; i <= EXECUTIONS; i++) {
                var name = "e%03d".formatted(i);
                states.startExecution(r -> r.stateMachineArn(machine).name(name));
            }
            StepFunctionsContractTest.await(() -> tables.scan(r -> r.tableName("tokens").select("COUNT"))
                    .count() == EXECUTIONS);
            return tables.getItem(r -> r.tableName("tokens").key(Map.of("id", AttributeValue.fromS("e"
                    + EXECUTIONS)))).item().get("token").s();
        }
    }

    private static SfnClient client(URI endpoint, AwsBasicCredentials keys) {
        return SfnClient.builder().endpointOverride(endpoint).region(Region.of("local-1"))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(keys))
                .overrideConfiguration(c -> c.retryStrategy(retries -> retries.maxAttempts(1))).build();
    }
}
