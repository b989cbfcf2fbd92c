package dev.signalbox.localcloud.service.lambda;

import static dev.signalbox.localcloud.service.lambda.LambdaFixture.function;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

final class EventDestinationContractTest {
    private static final String ARN = "arn:aws:lambda:local-1:000000000000:function:f";
    private static final String QUEUES = "arn:aws:sqs:local-1:000000000000:";

    @TempDir static Path folder;
    private static LambdaFixture cloud;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        cloud = new LambdaFixture(folder);
        sqs = cloud.cloud().client(SqsClient.builder());
        for (var name : new String[]{"good", "bad", "dead"}) {
            sqs.createQueue(q -> q.queueName(name));
        }
        cloud.lambda().createFunction(function("f").deadLetterConfig(d -> d.targetArn(QUEUES + "dead")).build());
        cloud.lambda().putFunctionEventInvokeConfig(p -> p.functionName("f").maximumRetryAttempts(0).destinationConfig(
                d -> d.onSuccess(s -> s.destination(QUEUES + "good")).onFailure(f -> f.destination(QUEUES + "bad"))));
    }

    @AfterAll
    static void stop() {
        sqs.close();
        cloud.close();
    }

    @Test
    void tellsADestinationOfSuccess() throws Exception {
        send("{\"a\":1}");

        var record = json(receive("good"));
        assertThat(record.path("version").asText()).isEqualTo("1.0");
        assertThat(record.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z");
        assertThat(record.at("/requestContext/functionArn").asText()).isEqualTo(ARN + ":$LATEST");
        assertThat(record.at("/requestContext/condition").asText()).isEqualTo("Success");
        assertThat(record.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(1);
        assertThat(record.at("/responseContext").toString()).isEqualTo(
                "{\"statusCode\":200,\"executedVersion\":\"$LATEST\"}");
        assertThat(record.path("requestPayload").toString()).isEqualTo("{\"a\":1}");
        assertThat(record.path("responsePayload").toString()).isEqualTo("{\"a\":1}");
    }

    @Test
    void tellsADestinationAndTheDeadLetterQueueOfFailure() throws Exception {
        send("{\"do\":\"fail\"}");

        var record = json(receive("bad"));
        assertThat(record.at("/requestContext/condition").asText()).isEqualTo("RetriesExhausted");
        assertThat(record.at("/responseContext/functionError").asText()).isEqualTo("Unhandled");
        assertThat(record.at("/responsePayload/errorMessage").asText()).isEqualTo("told to fail");
        var dead = receive("dead");
        assertThat(dead.body()).isEqualTo("{\"do\":\"fail\"}");
        assertThat(dead.messageAttributes().get("RequestID").stringValue()).isEqualTo(record.at(
                "/requestContext/requestId").asText());
        assertThat(dead.messageAttributes().get("ErrorCode").stringValue()).isEqualTo("200");
        assertThat(dead.messageAttributes().get("ErrorCode").dataType()).isEqualTo("Number");
        assertThat(dead.messageAttributes().get("ErrorMessage").stringValue()).isEqualTo("told to fail");
    }

    @Test
    void describesChangesAndDeletesTheConfiguration() {
        cloud.lambda().createFunction(function("g").build());
        var put = cloud.lambda().putFunctionEventInvokeConfig(p -> p.functionName("g").maximumEventAgeInSeconds(60));
        assertThat(put.functionArn()).isEqualTo("arn:aws:lambda:local-1:000000000000:function:g:$LATEST");
        assertThat(put.maximumRetryAttempts()).isNull();

        cloud.lambda().updateFunctionEventInvokeConfig(u -> u.functionName("g").maximumRetryAttempts(1)
                .destinationConfig(d -> d.onFailure(f -> f.destination(QUEUES + "bad"))));
        var got = cloud.lambda().getFunctionEventInvokeConfig(g -> g.functionName("g").qualifier("$LATEST"));
        assertThat(got.maximumEventAgeInSeconds()).isEqualTo(60);
        assertThat(got.maximumRetryAttempts()).isEqualTo(1);
        assertThat(got.destinationConfig().onFailure().destination()).isEqualTo(QUEUES + "bad");
        assertThat(cloud.lambda().listFunctionEventInvokeConfigs(l -> l.functionName("g")).functionEventInvokeConfigs())
                .hasSize(1);
        cloud.lambda().deleteFunctionEventInvokeConfig(d -> d.functionName("g"));
        assertThatThrownBy(() -> cloud.lambda().getFunctionEventInvokeConfig(g -> g.functionName("g"))).isInstanceOf(
                ResourceNotFoundException.class).hasMessageContaining("doesn't have an EventInvokeConfig");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> cloud.lambda().putFunctionEventInvokeConfig(p -> p.functionName("f")))
                .isInstanceOf(InvalidParameterValueException.class).hasMessageContaining(
                        "You must specify at least one of error handling or destination setting.");
        assertThatThrownBy(() -> cloud.lambda().putFunctionEventInvokeConfig(p -> p.functionName("f")
                .maximumRetryAttempts(3))).hasMessageContaining("Member must have value less than or equal to 2");
        refused("arn:aws:events:local-1:000000000000:event-bus/default", "destinations of service events");
        refused(ARN, "You can't specify the function as a destination for itself.");
        refused("somewhere", "failed to satisfy constraint");
        assertThatThrownBy(() -> cloud.lambda().createFunction(function("h").deadLetterConfig(d -> d.targetArn(
                "arn:aws:s3:::bucket")).build())).hasMessageContaining("The provided target ARN is invalid");
        var large = LambdaFixture.bytes("\"" + "x".repeat(1_048_575) + "\"");
        assertThatThrownBy(() -> cloud.lambda().invoke(i -> i.functionName("f").invocationType(InvocationType.EVENT)
                .payload(large))).isInstanceOf(RequestTooLargeException.class).hasMessageContaining(
                        "1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)");
    }

    private static void refused(String destination, String message) {
        assertThatThrownBy(() -> cloud.lambda().putFunctionEventInvokeConfig(p -> p.functionName("f").destinationConfig(
                d -> d.onFailure(f -> f.destination(destination))))).hasMessageContaining(message);
    }

    private static void send(String event) {
        var answer = cloud.lambda().invoke(i -> i.functionName("f").invocationType(InvocationType.EVENT).payload(
                LambdaFixture.bytes(event)));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    private static Message receive(String queue) {
        var url = sqs.getQueueUrl(g -> g.queueName(queue)).queueUrl();
        var messages = sqs.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20).messageAttributeNames("All"))
                .messages();
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static JsonNode json(Message message) throws Exception {
        return new JsonMapper().readTree(message.body());
    }
}
