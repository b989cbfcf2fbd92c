package dev.signalbox.localcloud.service.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

final class IntegrationsTest {
    @TempDir Path folder;

    private static String task(String resource, String parameters) {
        return "'Resource':'arn:aws:states:::" + resource + "','Parameters':{" + parameters + "}";
    }

    @Test
    void sendsAnObjectAsTheJsonOfAMessage() {
        List<SendMessageRequest> sent = new ArrayList<>();
        try (var workshop = new Workshop(folder)) {
            workshop.registry.on(SendMessageRequest.class, r -> {
                sent.add(r);
                return SendMessageResponse.builder().messageId("m1").md5OfMessageBody("d").build();
            });

            var end = workshop.end(workshop.start(task("sqs:sendMessage",
                    "'QueueUrl':'u','MessageBody':{'n.$':'$.n'},'MessageAttributes':{'a':{'DataType':'String','StringValue':'v'}}"),
                    "{'n':1}"));

            assertThat(sent.getFirst().messageBody()).isEqualTo("{\"n\":1}");
            assertThat(sent.getFirst().messageAttributes().get("a").stringValue()).isEqualTo("v");
            var output = Payloads.own(end.output());
            assertThat(output.get("MD5OfMessageBody").textValue()).isEqualTo("d");
            assertThat(output.get("MessageId").textValue()).isEqualTo("m1");
            assertThat(output.at("/SdkHttpMetadata/HttpStatusCode").intValue()).isEqualTo(200);
            assertThat(output.at("/SdkResponseMetadata/RequestId").isTextual()).isTrue();
        }
    }

    @Test
    void publishesAnArrayAsJsonText() {
        List<PublishRequest> sent = new ArrayList<>();
        try (var workshop = new Workshop(folder)) {
            workshop.registry.on(PublishRequest.class, r -> {
                sent.add(r);
                return PublishResponse.builder().messageId("m1").build();
            });

            workshop.end(workshop.start(task("sns:publish",
                    "'TopicArn':'t','Subject':'s','Message.$':'$.all[?(@.code != 200)].message'"),
                    "{'all':[{'code':200},{'code':404,'message':'Could not find: x'}]}"));

            assertThat(sent.getFirst().message()).isEqualTo("[\"Could not find: x\"]");
            assertThat(sent.getFirst().subject()).isEqualTo("s");
        }
    }

    @Test
    void namesErrorsAsAwsDoes() {
        try (var workshop = new Workshop(folder)) {
            workshop.registry.on(PutItemRequest.class, r -> {
                throw ServiceError.of(ConditionalCheckFailedException.builder(), 400, "ConditionalCheckFailedException",
                        "The conditional request failed");
            });
            workshop.registry.on(HeadObjectRequest.class, r -> {
                throw ServiceError.of(NoSuchKeyException.builder(), 404, "NoSuchKey", "no");
            });
            var item = "'TableName':'t','Item':{'k':{'S':'a'}}";

            var put = workshop.end(workshop.start(task("dynamodb:putItem", item), "{}"));
            var sdkPut = workshop.end(workshop.run(workshop.create("b", "'A':{'Type':'Task','End':true," + task(
                    "aws-sdk:dynamodb:putItem", item) + "}"), "{}"));
            var head = workshop.end(workshop.run(workshop.create("c", "'A':{'Type':'Task','End':true," + task(
                    "aws-sdk:s3:headObject", "'Bucket':'b','Key':'k'") + "}"), "{}"));

            assertThat(put.error()).isEqualTo("DynamoDB.ConditionalCheckFailedException");
            assertThat(put.cause()).startsWith(
                    "The conditional request failed (Service: AmazonDynamoDBv2; Status Code: "
                            + "400; Error Code: ConditionalCheckFailedException; Request ID: ");
            assertThat(sdkPut.error()).isEqualTo("DynamoDb.ConditionalCheckFailedException");
            assertThat(sdkPut.cause()).startsWith(
                    "The conditional request failed (Service: DynamoDb, Status Code: 400, Request ID: ");
            assertThat(head.error()).isEqualTo("S3.NoSuchKeyException");
        }
    }

    @Test
    void answersWithItemsInDynamoDbsOwnJson() {
        try (var workshop = new Workshop(folder)) {
            workshop.registry.on(GetItemRequest.class, r -> GetItemResponse.builder().item(Map.of("k", AttributeValue
                    .fromS("a"), "n", AttributeValue.fromN("1"))).build());

            var end = workshop.end(workshop.start(task("dynamodb:getItem",
                    "'TableName':'t','Key':{'k':{'S.$':'$.k'}}") + ",'OutputPath':'$.Item'", "{'k':'a'}"));

            assertThat(Payloads.own(end.output())).isEqualTo(Payloads.own("{\"k\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}"));
        }
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private static HttpServer server(Answer answer) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
        return server;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc.execute-api.local-1.amazonaws.com", "http://HERE/_aws/execute-api/abc",
            "HERE/_aws/execute-api/abc/"})
    void invokesAnApi(String endpoint) throws IOException {
        List<String> seen = new ArrayList<>();
        var server = server(exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            seen.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            seen.add(exchange.getRequestHeaders().getFirst("X-A") + " " + exchange.getRequestHeaders().getFirst(
                    "Authorization"));
            send(exchange, 200, "{\"price\":1.50}");
        });
        try (var workshop = new Workshop(folder)) {
            var here = "127.0.0.1:" + server.getAddress().getPort();
            workshop.endpoint = URI.create("http://" + here);

            var end = workshop.end(workshop.start(task("apigateway:invoke", "'ApiEndpoint':'" + endpoint.replace("HERE",
                    here) + "','Method':'POST','Stage':'dev','Path':'orders/a b','QueryParameters':{'q':['1','2']},"
                    + "'Headers':{'X-A':['v']},'RequestBody':{'id.$':'$.id'},'AuthType':'IAM_ROLE'"), "{'id':7}"));

            assertThat(seen.get(0)).isEqualTo("POST /_aws/execute-api/abc/dev/orders/a%20b?q=1&q=2");
            assertThat(seen.get(1)).isEqualTo("{\"id\":7}");
            assertThat(seen.get(2)).startsWith("v AWS4-HMAC-SHA256 Credential=ASIA").contains("x-amz-security-token");
            var output = Payloads.own(end.output());
            assertThat(output.get("ResponseBody")).isEqualTo(Payloads.own("{\"price\":1.50}"));
            assertThat(output.get("StatusCode").intValue()).isEqualTo(200);
            assertThat(output.get("StatusText").textValue()).isEqualTo("OK");
            assertThat(output.at("/Headers/content-type/0").textValue()).isEqualTo("application/json");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void failsWithTheStatusOfAnApi() throws IOException {
        var server = server(exchange -> send(exchange, 503, "{\"message\":\"later\"}"));
        try (var workshop = new Workshop(folder)) {
            workshop.endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

            var end = workshop.end(workshop.start(task("apigateway:invoke",
                    "'ApiEndpoint':'abc.execute-api.local-1.amazonaws.com','Method':'GET'"), "{}"));
            var elsewhere = workshop.end(workshop.run(workshop.create("b", "'A':{'Type':'Task','End':true," + task(
                    "apigateway:invoke", "'ApiEndpoint':'example.com','Method':'GET'") + "}"), "{}"));

            assertThat(end.error()).isEqualTo("ApiGateway.503");
            assertThat(end.cause()).isEqualTo("{\"message\":\"later\"}");
            assertThat(elsewhere.error()).isEqualTo("States.Runtime");
        } finally {
            server.stop(0);
        }
    }
}
