package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.LocalCloudFixture;
import dev.signalbox.localcloud.PatchingHttpClient;
import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.SocketFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A local cloud with a WebSocket API whose function notes its events in a folder. */
final class SocketFixture implements AutoCloseable {
    private final LocalCloudFixture cloud;
    private final Path notes;
    private ApiGatewayV2Client gateway;

    SocketFixture(Path folder) {
        cloud = new LocalCloudFixture(folder.resolve("cloud"));
        notes = folder.resolve("notes");
        try {
            Files.createDirectories(notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connect();
        try (var lambda = cloud.client(LambdaClient.builder())) {
            lambda.createFunction(f -> f.functionName("s").runtime("java25").role(
                    "arn:aws:iam::000000000000:role/worker").handler(SocketFunction.class.getName()).timeout(60)
                    .environment(e -> e.variables(Map.of("NOTES", notes.toString()))).code(c -> c.zipFile(FunctionJar
                            .of(SocketFunction.class))));
            lambda.addPermission(p -> p.functionName("s").statementId("gateway").action("lambda:InvokeFunction")
                    .principal("apigateway.amazonaws.com").sourceArn("arn:aws:execute-api:local-1:000000000000:*"));
        }
    }

    private void connect() {
        gateway = ApiGatewayV2Client.builder().endpointOverride(cloud.endpoint()).region(Region.of("local-1"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(cloud.cloud()
                        .accessKeyId(), cloud.cloud().secretAccessKey()))).httpClient(new PatchingHttpClient()).build();
    }

    void restart() {
        gateway.close();
        cloud.restart();
        connect();
    }

    LocalCloudFixture cloud() {
        return cloud;
    }

    ApiGatewayV2Client gateway() {
        return gateway;
    }

    /** An API with a stage {@code dev} and a function behind each route. */
    String api(String... routes) {
        var api = gateway.createApi(a -> a.name("sockets").protocolType(ProtocolType.WEBSOCKET)
                .routeSelectionExpression("$request.body.action")).apiId();
        var integration = gateway.createIntegration(i -> i.apiId(api).integrationType(IntegrationType.AWS_PROXY)
                .integrationUri("arn:aws:apigateway:local-1:lambda:path/2015-03-31/functions/"
                        + "arn:aws:lambda:local-1:000000000000:function:s/invocations")).integrationId();
        for (var key : routes) {
            gateway.createRoute(r -> r.apiId(api).routeKey(key).target("integrations/" + integration));
        }
        gateway.createStage(s -> s.apiId(api).stageName("dev").autoDeploy(true));
        return api;
    }

    void answer(String api, String routeKey) {
        var route = gateway.getRoutes(r -> r.apiId(api)).items().stream().filter(r -> r.routeKey().equals(routeKey))
                .findFirst().orElseThrow();
        gateway.updateRoute(r -> r.apiId(api).routeId(route.routeId()).routeResponseSelectionExpression("$default"));
        gateway.createRouteResponse(r -> r.apiId(api).routeId(route.routeId()).routeResponseKey("$default"));
    }

    URI address(String api, String query) {
        return URI.create(gateway.getApi(a -> a.apiId(api)).apiEndpoint() + "/dev" + query);
    }

    /** A client of the stage's management address, made from the address as a program would make it. */
    ApiGatewayManagementApiClient management(String api) {
        var address = address(api, "").toString().replaceFirst("^ws", "http");
        return ApiGatewayManagementApiClient.builder().endpointOverride(URI.create(address)).region(Region.of(
                "local-1"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(cloud.cloud()
                        .accessKeyId(), cloud.cloud().secretAccessKey()))).overrideConfiguration(c -> c.retryStrategy(
                                r -> r.maxAttempts(1))).httpClient(new PatchingHttpClient()).build();
    }

    /** The noted events that contain a text, once there is one. */
    List<String> noted(String text) {
        until(() -> !notes(text).isEmpty(), "an event with " + text);
        return notes(text);
    }

    private List<String> notes(String text) {
        try (Stream<Path> files = Files.list(notes)) {
            return files.filter(f -> !f.endsWith(".part")).map(SocketFixture::read).filter(t -> t.contains(text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void until(BooleanSupplier holds, String what) {
        var limit = Instant.now().plus(Duration.ofSeconds(20));
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("Waited in vain for " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        gateway.close();
        cloud.close();
    }
}
