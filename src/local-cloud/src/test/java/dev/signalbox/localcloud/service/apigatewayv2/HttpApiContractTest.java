package dev.signalbox.localcloud.service.apigatewayv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Step Functions integration, IAM authorization and cross-origin rules of HTTP APIs. */
final class HttpApiContractTest {
    private static final String MACHINE = "arn:aws:states:local-1:000000000000:stateMachine:m";
    private static final String ROLE = "arn:aws:iam::000000000000:role/gateway";
    @TempDir static Path folder;
    private static GatewayFixture cloud;
    private static SfnClient states;

    @BeforeAll
    static void start() {
        cloud = new GatewayFixture(folder);
        cloud.permit("arn:aws:execute-api:local-1:000000000000:*");
        states = cloud.client(SfnClient.builder());
        states.createStateMachine(m -> m.name("m").roleArn("arn:aws:iam::000000000000:role/m").definition(
                "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}"));
        try (var iam = cloud.client(IamClient.builder())) {
            iam.createRole(r -> r.roleName("gateway").assumeRolePolicyDocument(trust("apigateway.amazonaws.com")));
            iam.createRole(r -> r.roleName("other").assumeRolePolicyDocument(trust("lambda.amazonaws.com")));
        }
    }

    private static String trust(String service) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                + service
                + "\"},\"Action\":\"sts:AssumeRole\"}]}";
    }

    @AfterAll
    static void stop() {
        states.close();
        cloud.close();
    }

    private static String starting(String role, Map<String, String> parameters) {
        var api = cloud.api("starts");
        var integration = cloud.gateway().createIntegration(i -> i.apiId(api).integrationType("AWS_PROXY")
                .integrationSubtype("StepFunctions-StartExecution").payloadFormatVersion("1.0").credentialsArn(role)
                .timeoutInMillis(10_000).requestParameters(parameters)).integrationId();
        cloud.route(api, integration, "$default", "POST /named/{name}");
        cloud.stage(api, "$default");
        return api;
    }

    private static HttpResponse<String> post(String api, String path, String body) {
        return cloud.send(api, path, r -> r.POST(BodyPublishers.ofString(body)));
    }

    @Test
    void startsAnExecutionWithTheBody() {
        var api = starting(ROLE, Map.of("Input", "$request.body", "StateMachineArn", MACHINE));

        var response = post(api, "/", "{\"baseUrl\":\"http://x\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/x-amz-json-1.0");
        var json = GatewayFixture.json(response);
        assertThat(json.get("startDate").isNumber()).isTrue();
        var execution = states.describeExecution(d -> d.executionArn(json.get("executionArn").asText()));
        assertThat(execution.input()).isEqualTo("{\"baseUrl\":\"http://x\"}");
    }

    @Test
    void passesOnWhatStepFunctionsRefuses() {
        var api = starting(ROLE, Map.of("Input", "$request.body", "StateMachineArn", MACHINE));

        var response = post(api, "/", "no json");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("InvalidExecutionInput");
    }

    @Test
    void mapsPartsOfTheRequest() {
        var api = starting(ROLE, Map.of("StateMachineArn", MACHINE, "Name", "$request.path.name", "Input",
                "{\"a\":${request.body.list[1]},\"q\":\"${request.querystring.q}\",\"h\":\"${request.header.X-H}\"}"));

        var response = cloud.send(api, "/named/n1?q=1&q=2", r -> r.header("x-h", "head").POST(BodyPublishers.ofString(
                "{\"list\":[1,{\"b\":2}]}")));

        var arn = GatewayFixture.json(response).get("executionArn").asText();
        assertThat(arn).endsWith(":m:n1");
        assertThat(states.describeExecution(d -> d.executionArn(arn)).input()).isEqualTo(
                "{\"a\":{\"b\":2},\"q\":\"1,2\",\"h\":\"head\"}");
    }

    @Test
    void needsARoleThatTrustsTheGateway() {
        for (var role : new String[]{"arn:aws:iam::000000000000:role/other", "arn:aws:iam::000000000000:role/none"}) {
            var api = starting(role, Map.of("Input", "$request.body", "StateMachineArn", MACHINE));
            assertThat(post(api, "/", "{}").statusCode()).as(role).isEqualTo(500);
        }
        assertThatThrownBy(() -> starting(ROLE, Map.of("Input", "$request.body"))).isInstanceOf(
                BadRequestException.class).hasMessageContaining("StateMachineArn");
        assertThatThrownBy(() -> starting(ROLE, Map.of("StateMachineArn", MACHINE, "Color", "red"))).isInstanceOf(
                BadRequestException.class).hasMessageContaining("Color");
    }

    @Test
    void letsOnlySignedRequestsIntoRoutesWithIamAuthorization() {
        var api = cloud.api("closed");
        var integration = cloud.integration(api, GatewayFixture.FUNCTION, "2.0", 30_000);
        cloud.gateway().createRoute(r -> r.apiId(api).routeKey("POST /{x}").target("integrations/" + integration)
                .authorizationType("AWS_IAM"));
        cloud.stage(api, "$default");

        assertThat(post(api, "/a", "{}").statusCode()).isEqualTo(403);
        assertThat(post(api, "/a", "{}").body()).isEqualTo("{\"message\":\"Forbidden\"}");
        assertThat(signed(api, "/a%20b?q=1", "{}", "execute-api", true).statusCode()).isEqualTo(200);
        var iam = GatewayFixture.json(signed(api, "/a", "{}", "execute-api", true)).get("requestContext").get(
                "authorizer").get("iam");
        assertThat(iam.get("userArn").asText()).isEqualTo("arn:aws:iam::000000000000:root");
        assertThat(signed(api, "/a", "{}", "s3", true).statusCode()).isEqualTo(403);
        assertThat(signed(api, "/a", "{}", "execute-api", false).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> signed(String api, String path, String body, String service, boolean key) {
        var address = URI.create(cloud.gateway().getApi(a -> a.apiId(api)).apiEndpoint() + path);
        var keys = cloud.keys();
        var identity = key ? keys : AwsBasicCredentials.create(keys.accessKeyId(), "wrong");
        var request = SdkHttpRequest.builder().uri(address).method(SdkHttpMethod.POST).putHeader("Host", address
                .getAuthority()).build();
        var signed = AwsV4HttpSigner.create().sign(s -> s.identity(identity).request(request).payload(
                ContentStreamProvider.fromUtf8String(body)).putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, "local-1")).request();
        return cloud.send(api, path, r -> {
            signed.headers().forEach((name, values) -> {
                if (!name.equalsIgnoreCase("Host")) {
                    values.forEach(v -> r.header(name, v));
                }
            });
            return r.POST(BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    void tellsPagesOfOtherOriginsWhatTheyMayDo() {
        var api = cloud.api("pages");
        cloud.route(api, cloud.integration(api, GatewayFixture.FUNCTION, "2.0", 30_000), "GET /a");
        cloud.stage(api, "$default");
        assertThat(from(api, "GET", "https://page.example").statusCode()).as("as on AWS").isEqualTo(200);
        assertThat(from(api, "GET", "https://page.example").headers().firstValue("access-control-allow-origin"))
                .isEmpty();

        cloud.gateway().updateApi(a -> a.apiId(api).corsConfiguration(c -> c.allowOrigins("https://page.example")
                .allowMethods("GET").allowHeaders("x-mine").exposeHeaders("x-made").maxAge(60)));

        var answer = from(api, "GET", "https://page.example");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("https://page.example");
        assertThat(answer.headers().firstValue("access-control-expose-headers")).contains("x-made");
        assertThat(from(api, "GET", "https://evil.example").headers().firstValue("access-control-allow-origin"))
                .isEmpty();
        var preflight = from(api, "OPTIONS", "https://page.example");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("access-control-allow-methods")).contains("GET");
        assertThat(preflight.headers().firstValue("access-control-allow-headers")).contains("x-mine");
        assertThat(preflight.headers().firstValue("access-control-max-age")).contains("60");
    }

    private static HttpResponse<String> from(String api, String method, String origin) {
        return cloud.send(api, "/a", (HttpRequest.Builder r) -> r.method(method, BodyPublishers.noBody()).header(
                "Origin", origin).header("Access-Control-Request-Method", "GET"));
    }
}
