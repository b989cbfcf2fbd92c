package dev.signalbox.localcloud.service.apigatewayv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.ConflictException;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.SfnClient;

final class RestApiContractTest {
    private static final String URI_OF_FUNCTION = "arn:aws:apigateway:local-1:lambda:path/2015-03-31/functions/"
            + GatewayFixture.FUNCTION + "/invocations";
    @TempDir static Path folder;
    private static GatewayFixture cloud;
    private static ApiGatewayClient rest;
    private static String api;
    private static String root;

    @BeforeAll
    static void start() {
        cloud = new GatewayFixture(folder);
        cloud.permit("arn:aws:execute-api:local-1:000000000000:*");
        rest = cloud.client(ApiGatewayClient.builder());
        var made = rest.createRestApi(a -> a.name("all").endpointConfiguration(e -> e.typesWithStrings("REGIONAL")));
        api = made.id();
        root = made.rootResourceId();
        var items = resource(root, "items");
        method(resource(items, "{id}"), "GET", "NONE", RestApiContractTest::proxy);
        method(resource(items, "fixed"), "GET", "NONE", RestApiContractTest::proxy);
        method(resource(resource(root, "all"), "{proxy+}"), "ANY", "NONE", RestApiContractTest::proxy);
        method(resource(root, "closed"), "POST", "AWS_IAM", RestApiContractTest::proxy);
        mock(resource(root, "projects"));
        starts(resource(root, "runs"));
        rest.createDeployment(d -> d.restApiId(api).stageName("Prod").variables(Map.of("v", "1")));
    }

    @AfterAll
    static void stop() {
        rest.close();
        cloud.close();
    }

    private static String resource(String parent, String part) {
        return rest.createResource(r -> r.restApiId(api).parentId(parent).pathPart(part)).id();
    }

    private static void method(String resource, String method, String authorization,
            Consumer<PutIntegrationRequest.Builder> integration) {
        rest.putMethod(m -> m.restApiId(api).resourceId(resource).httpMethod(method).authorizationType(authorization));
        rest.putIntegration(i -> integration.accept(i.restApiId(api).resourceId(resource).httpMethod(method)));
    }

    private static void proxy(PutIntegrationRequest.Builder integration) {
        integration.type(IntegrationType.AWS_PROXY).integrationHttpMethod("POST").uri(URI_OF_FUNCTION);
    }

    private static void mock(String resource) {
        method(resource, "GET", "NONE", i -> i.type(IntegrationType.MOCK).requestTemplates(Map.of("application/json",
                "{\"statusCode\": #if($input.params('fail') == 'yes')404#else 200#end}")));
        for (var status : new String[]{"200", "404"}) {
            rest.putMethodResponse(r -> r.restApiId(api).resourceId(resource).httpMethod("GET").statusCode(status)
                    .responseParameters(Map.of("method.response.header.X-Made", true)));
        }
        rest.putIntegrationResponse(r -> r.restApiId(api).resourceId(resource).httpMethod("GET").statusCode("200")
                .responseParameters(Map.of("method.response.header.X-Made", "'by a mock'")).responseTemplates(Map.of(
                        "application/json", """
                                #set($id = $input.params('projectID'))
                                {"files":[#foreach($n in [1..2])"$id/$n"#if($foreach.hasNext),#end#end],
                                 "stage":"$context.stage","v":"$stageVariables.v"}""")));
        rest.putIntegrationResponse(r -> r.restApiId(api).resourceId(resource).httpMethod("GET").statusCode("404")
                .selectionPattern("4\\d{2}"));
    }

    private static void starts(String resource) {
        try (var iam = cloud.client(IamClient.builder()); var states = cloud.client(SfnClient.builder())) {
            iam.createRole(r -> r.roleName("gateway").assumeRolePolicyDocument(
                    "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"apigateway.amazonaws.com\"},"
                            + "\"Action\":\"sts:AssumeRole\"}]}"));
            states.createStateMachine(m -> m.name("m").roleArn("arn:aws:iam::000000000000:role/m").definition(
                    "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}"));
        }
        method(resource, "POST", "NONE", i -> i.type(IntegrationType.AWS).integrationHttpMethod("POST").uri(
                "arn:aws:apigateway:local-1:states:action/StartExecution").credentials(
                        "arn:aws:iam::000000000000:role/gateway").requestTemplates(Map.of("application/json", """
                                {"input": "$util.escapeJavaScript($input.json('$.job')).replaceAll("\\\\'", "'")",
                                 "name": "$input.path('$.name')",
                                 "stateMachineArn": "arn:aws:states:local-1:000000000000:stateMachine:m"}""")));
        rest.putMethodResponse(r -> r.restApiId(api).resourceId(resource).httpMethod("POST").statusCode("200"));
        rest.putIntegrationResponse(r -> r.restApiId(api).resourceId(resource).httpMethod("POST").statusCode("200"));
    }

    private static HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> with) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(with.apply(HttpRequest.newBuilder(URI.create(cloud.endpoint() + "/_aws/execute-api/" + api
                    + path))).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As on AWS, a body in base64 stays text in an API without binary media types. */
    private static JsonNode event(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(Base64.getDecoder().decode(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givesTheFunctionRestEvents() {
        var event = event(send("/Prod/items/7%208?q=1&q=2", r -> r.header("X-Mine", "a").header("x-echo",
                "1")));

        assertThat(event.get("resource").asText()).isEqualTo("/items/{id}");
        assertThat(event.get("path").asText()).isEqualTo("/items/7%208");
        assertThat(event.get("pathParameters")).hasToString("{\"id\":\"7 8\"}");
        assertThat(event.get("headers").get("X-Mine").asText()).as("spelled as the client did").isEqualTo("a");
        assertThat(event.get("multiValueQueryStringParameters")).hasToString("{\"q\":[\"1\",\"2\"]}");
        assertThat(event.get("stageVariables")).hasToString("{\"v\":\"1\"}");
        assertThat(event.get("body").isNull()).isTrue();
        assertThat(event.has("version")).isFalse();
        var context = event.get("requestContext");
        assertThat(context.get("resourcePath").asText()).isEqualTo("/items/{id}");
        assertThat(context.get("path").asText()).isEqualTo("/Prod/items/7%208");
        assertThat(context.get("stage").asText()).isEqualTo("Prod");
    }

    @Test
    void takesTheMostSpecificResource() {
        assertThat(event(send("/Prod/items/fixed", r -> r.header("x-echo", "1"))).get("resource")
                .asText()).isEqualTo("/items/fixed");
        var greedy = event(send("/Prod/all/a/b", r -> r.DELETE().header("x-echo", "1")));
        assertThat(greedy.get("pathParameters")).hasToString("{\"proxy\":\"a/b\"}");
        for (var path : new String[]{"/Prod/", "/Prod/none", "/Prod/items"}) {
            var answer = send(path, r -> r);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
        }
        assertThat(send("/other/items/1", r -> r).body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @Test
    void answers502WhenTheFunctionFailsOrAnswersNonsense() {
        var failed = send("/Prod/items/1", r -> r.header("x-fail", "1"));
        assertThat(failed.statusCode()).isEqualTo(502);
        assertThat(failed.body()).isEqualTo("{\"message\":\"Internal server error\"}");
        assertThat(send("/Prod/items/1", r -> r).statusCode()).as("an echo has no statusCode").isEqualTo(502);
    }

    @Test
    void answersByMappingTemplates() {
        var found = send("/Prod/projects?projectID=p1", r -> r);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.headers().firstValue("x-made")).contains("by a mock");
        assertThat(GatewayFixture.json(found)).hasToString(
                "{\"files\":[\"p1/1\",\"p1/2\"],\"stage\":\"Prod\",\"v\":\"1\"}");
        assertThat(send("/Prod/projects?fail=yes", r -> r).statusCode()).isEqualTo(404);
    }

    @Test
    void startsExecutionsByAMappingTemplate() {
        var answer = send("/Prod/runs", r -> r.POST(BodyPublishers.ofString(
                "{\"name\":\"n1\",\"job\":{\"text\":\"it's \\\"ü\\\"\"}}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var arn = GatewayFixture.json(answer).get("executionArn").asText();
        try (var states = cloud.client(SfnClient.builder())) {
            assertThat(states.describeExecution(d -> d.executionArn(arn)).input()).isEqualTo(
                    "{\"text\":\"it's \\\"ü\\\"\"}");
        }
        assertThat(arn).endsWith(":m:n1");
    }

    @Test
    void letsOnlySignedRequestsIntoMethodsWithIamAuthorization() {
        var unsigned = send("/Prod/closed", r -> r.POST(BodyPublishers.ofString("{}")));
        assertThat(unsigned.statusCode()).isEqualTo(403);
        assertThat(unsigned.body()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
        assertThat(unsigned.headers().firstValue("x-amzn-errortype")).contains("MissingAuthenticationTokenException");
        var address = URI.create(cloud.endpoint() + "/_aws/execute-api/" + api + "/Prod/closed");
        var signed = AwsV4HttpSigner.create().sign(s -> s.identity(cloud.keys()).request(SdkHttpRequest.builder().uri(
                address).method(SdkHttpMethod.POST).putHeader("x-echo", "1").build()).payload(ContentStreamProvider
                        .fromUtf8String("{}")).putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "local-1")).request();
        UnaryOperator<HttpRequest.Builder> with = r -> {
            signed.headers().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("Host")) {
                    r.header(name, values.getFirst());
                }
            });
            return r;
        };
        var event = event(send("/Prod/closed", r -> with.apply(r).POST(BodyPublishers.ofString("{}"))));
        assertThat(event.at("/requestContext/identity/userArn").asText()).isEqualTo("arn:aws:iam::000000000000:root");
        var forged = send("/Prod/closed", r -> with.apply(r).POST(BodyPublishers.ofString("{ }")));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("signature");
    }

    @Test
    void checksWhatApisAreMadeOf() {
        assertThat(rest.getResources(r -> r.restApiId(api)).items()).extracting("path").contains("/", "/items",
                "/items/{id}", "/all/{proxy+}");
        assertThatThrownBy(() -> resource(root, "items")).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> rest.getRestApi(r -> r.restApiId("none"))).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> rest.putMethod(m -> m.restApiId(api).resourceId(root).httpMethod("GET")
                .authorizationType("NONE").apiKeyRequired(true))).isInstanceOf(BadRequestException.class)
                .hasMessageContaining("apiKeyRequired");
        assertThatThrownBy(() -> rest.putMethod(m -> m.restApiId(api).resourceId(root).httpMethod("GET")
                .authorizationType("CUSTOM"))).hasMessageContaining("CUSTOM");
        var empty = rest.createRestApi(a -> a.name("empty")).id();
        assertThatThrownBy(() -> rest.createDeployment(d -> d.restApiId(empty))).hasMessageContaining(
                "doesn't contain any methods");
        rest.deleteRestApi(d -> d.restApiId(empty));
    }
}
