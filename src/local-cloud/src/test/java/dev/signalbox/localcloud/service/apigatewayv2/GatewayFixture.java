package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.LocalCloudFixture;
import dev.signalbox.localcloud.PatchingHttpClient;
import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.GatewayFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A local cloud with a function behind HTTP APIs, real clients, and a plain HTTP client. */
final class GatewayFixture implements AutoCloseable {
    static final String FUNCTION = "arn:aws:lambda:local-1:000000000000:function:f";
    private static final JsonMapper JSON = new JsonMapper();

    private final LocalCloudFixture cloud;
    private final HttpClient http = HttpClient.newHttpClient();
    private ApiGatewayV2Client gateway;
    private LambdaClient lambda;

    GatewayFixture(Path folder) {
        cloud = new LocalCloudFixture(folder);
        connect();
        lambda.createFunction(f -> f.functionName("f").runtime("java25").role("arn:aws:iam::000000000000:role/worker")
                .handler(GatewayFunction.class.getName()).timeout(60).code(c -> c.zipFile(FunctionJar.of(
                        GatewayFunction.class))));
    }

    private void connect() {
        gateway = ApiGatewayV2Client.builder().endpointOverride(cloud.endpoint()).region(Region.of("local-1"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(cloud.cloud()
                        .accessKeyId(), cloud.cloud().secretAccessKey()))).httpClient(new PatchingHttpClient()).build();
        lambda = cloud.client(LambdaClient.builder());
    }

    void restart() {
        gateway.close();
        lambda.close();
        cloud.restart();
        connect();
    }

    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return cloud.client(builder);
    }

    URI endpoint() {
        return cloud.endpoint();
    }

    AwsBasicCredentials keys() {
        return AwsBasicCredentials.create(cloud.cloud().accessKeyId(), cloud.cloud().secretAccessKey());
    }

    ApiGatewayV2Client gateway() {
        return gateway;
    }

    LambdaClient lambda() {
        return lambda;
    }

    void permit(String sourceArn) {
        lambda.addPermission(p -> p.functionName("f").statementId("s" + sourceArn.hashCode()).action(
                "lambda:InvokeFunction").principal("apigateway.amazonaws.com").sourceArn(sourceArn));
    }

    String api(String name) {
        return gateway.createApi(a -> a.name(name).protocolType(ProtocolType.HTTP)).apiId();
    }

    String integration(String api, String uri, String format, int timeout) {
        return gateway.createIntegration(i -> i.apiId(api).integrationType(IntegrationType.AWS_PROXY).integrationUri(
                uri).payloadFormatVersion(format).timeoutInMillis(timeout)).integrationId();
    }

    void route(String api, String integration, String... keys) {
        for (var key : keys) {
            gateway.createRoute(r -> r.apiId(api).routeKey(key).target("integrations/" + integration));
        }
    }

    void stage(String api, String name) {
        gateway.createStage(s -> s.apiId(api).stageName(name).autoDeploy(true));
    }

    HttpResponse<String> send(String api, String path, UnaryOperator<HttpRequest.Builder> with) {
        var endpoint = gateway.getApi(a -> a.apiId(api)).apiEndpoint();
        try {
            return http.send(with.apply(HttpRequest.newBuilder(URI.create(endpoint + path))).build(), BodyHandlers
                    .ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String api, String path) {
        return send(api, path, r -> r);
    }

    HttpResponse<String> answering(String api, String path, String answer) {
        return send(api, path, r -> r.header("x-answer", Base64.getEncoder().encodeToString(answer.getBytes(
                StandardCharsets.UTF_8))));
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        gateway.close();
        lambda.close();
        cloud.close();
    }
}
