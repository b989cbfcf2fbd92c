package dev.signalbox.localcloud.service.apigatewayv2;

import static dev.signalbox.localcloud.service.apigatewayv2.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.functions.FunctionJar;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExecuteApiContractTest {
    @TempDir static Path folder;
    private static GatewayFixture cloud;
    private static String api;

    @BeforeAll
    static void start() {
        cloud = new GatewayFixture(folder);
        cloud.permit("arn:aws:execute-api:local-1:000000000000:*");
        api = cloud.api("all");
        var second = cloud.integration(api, GatewayFixture.FUNCTION, "2.0", 30_000);
        var first = cloud.integration(api, "arn:aws:apigateway:local-1:lambda:path/2015-03-31/functions/"
                + GatewayFixture.FUNCTION + "/invocations", "1.0", 30_000);
        cloud.route(api, second, "POST /a/{id}", "GET /a/{id}/b", "GET /a/fixed", "ANY /any", "GET /files/{proxy+}");
        cloud.route(api, first, "GET /first/{id}");
        cloud.route(api, cloud.integration(api, GatewayFixture.FUNCTION, "2.0", 500), "GET /short");
        cloud.stage(api, "$default");
        cloud.stage(api, "test");
        cloud.get(api, "/a/fixed");
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void givesTheFunctionThePayloadOfFormat2() {
        var event = json(cloud.send(api, "/a/4%202?q=1&q=2&r=%C3%A4", r -> r.POST(BodyPublishers.ofString(
                "{\"a\":\"ü\"}")).header("Content-Type", "application/json").header("X-Two", "one").header("X-Two",
                        "two").header("Cookie", "a=1; b=2")));

        assertThat(event.get("version").asText()).isEqualTo("2.0");
        assertThat(event.get("routeKey").asText()).isEqualTo("POST /a/{id}");
        assertThat(event.get("rawQueryString").asText()).isEqualTo("q=1&q=2&r=%C3%A4");
        assertThat(event.get("queryStringParameters")).hasToString("{\"q\":\"1,2\",\"r\":\"ä\"}");
        assertThat(event.get("pathParameters")).hasToString("{\"id\":\"4 2\"}");
        assertThat(event.get("headers").get("x-two").asText()).isEqualTo("one,two");
        assertThat(event.get("headers").has("cookie")).isFalse();
        assertThat(event.get("cookies")).hasToString("[\"a=1\",\"b=2\"]");
        assertThat(event.get("body").asText()).isEqualTo("{\"a\":\"ü\"}");
        assertThat(event.get("isBase64Encoded").asBoolean()).isFalse();
        var context = event.get("requestContext");
        assertThat(context.get("apiId").asText()).isEqualTo(api);
        assertThat(context.get("stage").asText()).isEqualTo("$default");
        assertThat(context.get("http").get("method").asText()).isEqualTo("POST");
        assertThat(context.get("http").get("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(context.get("time").asText()).matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
    }

    @Test
    void givesTheFunctionThePayloadOfFormat1() {
        var response = cloud.answering(api, "/first/7?q=1&q=2", "{\"statusCode\":200,\"body\":\"b\"}");
        assertThat(response.body()).isEqualTo("b");

        var event = json(cloud.send(api, "/first/7?q=1&q=2", r -> r.header("x-echo", "yes")));
        assertThat(event.get("version").asText()).isEqualTo("1.0");
        assertThat(event.get("resource").asText()).isEqualTo("/first/{id}");
        assertThat(event.get("path").asText()).isEqualTo("/first/7");
        assertThat(event.get("queryStringParameters")).hasToString("{\"q\":\"2\"}");
        assertThat(event.get("multiValueQueryStringParameters")).hasToString("{\"q\":[\"1\",\"2\"]}");
        assertThat(event.get("pathParameters")).hasToString("{\"id\":\"7\"}");
        assertThat(event.get("body").isNull()).isTrue();
        assertThat(event.get("requestContext").get("identity").get("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(cloud.get(api, "/first/7").statusCode()).as("an echo has no statusCode").isEqualTo(500);
    }

    @Test
    void sendsBytesInBase64() {
        var event = json(cloud.send(api, "/any", r -> r.POST(BodyPublishers.ofByteArray(new byte[]{1, 2, -1})).header(
                "Content-Type", "application/octet-stream")));

        assertThat(event.get("body").asText()).isEqualTo("AQL/");
        assertThat(event.get("isBase64Encoded").asBoolean()).isTrue();
    }

    @Test
    void takesTheMostSpecificRoute() {
        assertThat(json(cloud.get(api, "/a/fixed")).get("routeKey").asText()).isEqualTo("GET /a/fixed");
        assertThat(json(cloud.get(api, "/a/x/b")).get("routeKey").asText()).isEqualTo("GET /a/{id}/b");
        assertThat(json(cloud.get(api, "/files/a/b%2Fc")).get("pathParameters")).hasToString(
                "{\"proxy\":\"a/b/c\"}");
        assertThat(json(cloud.send(api, "/any", r -> r.DELETE())).get("routeKey").asText()).isEqualTo("ANY /any");
    }

    @Test
    void knowsNoOtherPaths() {
        for (var path : List.of("/", "/a", "/a/", "/a/x", "/files/", "/a/fixed/")) {
            var response = cloud.get(api, path);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.body()).isEqualTo("{\"message\":\"Not Found\"}");
        }
    }

    @Test
    void servesANamedStageBelowItsName() {
        var event = json(cloud.get(api, "/test/a/fixed"));

        assertThat(event.get("rawPath").asText()).isEqualTo("/test/a/fixed");
        assertThat(event.get("requestContext").get("stage").asText()).isEqualTo("test");
    }

    @Test
    void answersWhatTheFunctionSays() {
        var response = cloud.answering(api, "/any", """
                {"statusCode":201,"headers":{"X-Made":"yes","Content-Type":"image/png"},"cookies":["a=1","b=2"],
                 "body":"eA==","isBase64Encoded":true}""");

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("x");
        assertThat(response.headers().firstValue("x-made")).contains("yes");
        assertThat(response.headers().firstValue("content-type")).contains("image/png");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(response.headers().firstValue("apigw-requestid")).isPresent();
    }

    @Test
    void infersAnAnswerWithoutAStatusCode() {
        var response = cloud.answering(api, "/any", "{\"a\":1}");
        assertThat(response.body()).isEqualTo("{\"a\":1}");
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(cloud.answering(api, "/any", "\"text\"").body()).isEqualTo("text");
        assertThat(cloud.answering(api, "/any", "{\"statusCode\":204}").statusCode()).isEqualTo(204);
    }

    @Test
    void answers500WhenTheFunctionFailsOrAnswersNonsense() {
        var failed = cloud.send(api, "/any", r -> r.header("x-fail", "yes"));
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
        for (var answer : List.of("{\"statusCode\":\"many\"}", "{\"statusCode\":200,\"body\":{}}", "{",
                "{\"statusCode\":200,\"body\":\"?\",\"isBase64Encoded\":true}")) {
            assertThat(cloud.answering(api, "/any", answer).statusCode()).as(answer).isEqualTo(500);
        }
    }

    @Test
    void answers503WhenTheFunctionIsTooSlow() {
        var response = cloud.send(api, "/short", r -> r.header("x-sleep", "3000"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        var response = cloud.send(api, "/any", r -> r.POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])));

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void needsThePermissionOfTheFunction() {
        var id = cloud.api("unpermitted");
        cloud.lambda().createFunction(f -> f.functionName("g").runtime("java25").role(
                "arn:aws:iam::000000000000:role/worker").handler("a.B").code(c -> c.zipFile(
                        FunctionJar.of(GatewayFixture.class))));
        cloud.route(id, cloud.integration(id, "arn:aws:lambda:local-1:000000000000:function:g", "2.0", 30_000),
                "$default");
        cloud.stage(id, "$default");
        cloud.lambda().addPermission(p -> p.functionName("g").statementId("other").action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com").sourceArn("arn:aws:execute-api:local-1:000000000000:other/*"));

        assertThat(cloud.get(id, "/x").statusCode()).isEqualTo(500);
    }

    @Test
    void refusesMoreRequestsThanTheStageAllows() {
        var id = cloud.api("throttled");
        cloud.route(id, cloud.integration(id, GatewayFixture.FUNCTION, "2.0", 30_000), "$default");
        cloud.gateway().createStage(s -> s.apiId(id).stageName("$default").autoDeploy(true).defaultRouteSettings(d -> d
                .throttlingBurstLimit(2).throttlingRateLimit(0.001)));

        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) {
            statuses.add(cloud.get(id, "/").statusCode());
        }
        assertThat(statuses).containsExactly(200, 200, 429);
    }

    @Test
    void servesADeploymentUntilTheNextOne() {
        var id = cloud.api("deployed");
        cloud.route(id, cloud.integration(id, GatewayFixture.FUNCTION, "2.0", 30_000), "GET /one");
        cloud.gateway().createStage(s -> s.apiId(id).stageName("$default").stageVariables(Map.of("v", "1")));
        assertThat(cloud.get(id, "/one").statusCode()).isEqualTo(404);

        cloud.gateway().createDeployment(d -> d.apiId(id).stageName("$default"));
        cloud.route(id, cloud.integration(id, GatewayFixture.FUNCTION, "2.0", 30_000), "GET /two");

        assertThat(json(cloud.get(id, "/one")).get("stageVariables")).hasToString("{\"v\":\"1\"}");
        assertThat(cloud.get(id, "/two").statusCode()).isEqualTo(404);
    }
}
