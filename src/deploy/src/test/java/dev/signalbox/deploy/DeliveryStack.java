package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sts.StsClient;

/** The file-delivery pipeline, deployed into a local cloud as the console does it, and what its callers do. */
final class DeliveryStack implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("signalbox.home"));
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalCloud cloud;
    private final AwsBasicCredentials keys;
    private final SfnClient sfn;
    private final DynamoDbClient dynamo;
    private final Map<String, String> outputs;

    DeliveryStack(Path folder, Map<String, String> parameters) {
        cloud = LocalCloud.start(new LocalCloudOptions(folder, 0).enforcingIam());
        keys = AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey());
        sfn = client(SfnClient.builder());
        dynamo = client(DynamoDbClient.builder());
        var clients = new AwsClients(client(CloudFormationClient.builder()), client(S3Client.builder()),
                client(StsClient.builder()), client(Ec2Client.builder()), client(IamClient.builder()));
        var deployer = new Deployer(clients, new WorkerJars(HOME), cloud.region(), WatchTimes.of(
                EnvironmentKind.LOCAL));
        var pipeline = PipelineCatalogue.in(HOME.resolve("infra-templates")).pipeline("file-delivery");
        var result = deployer.deploy(new DeployRequest(pipeline, "delivery", EnvironmentKind.LOCAL, parameters),
                _ -> {});
        outputs = switch (result) {
            case DeployResult.Deployed(var stack) -> stack.outputs();
            default -> throw new AssertionError(result.toString());
        };
        StackDrift.mustBeNone(clients.cloudFormation(), "delivery");
    }

    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(cloud.endpoint()).region(Region.of(cloud.region()))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(keys)).build();
    }

    String output(String name) {
        return outputs.get(name);
    }

    /** A download that has begun. */
    record Started(String executionArn, String webSocketEndpoint, String ticket) {}

    Started start(String url, String name) throws IOException, InterruptedException {
        var answer = get(downloadUrl(url, name), true);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        var json = JSON.readTree(answer.body());
        return new Started(json.path("executionArn").asText(), json.path("webSocketEndpoint").asText(),
                json.path("ticket").asText());
    }

    String downloadUrl(String url, String name) {
        return outputs.get("WebEndpoint") + "download?name=" + encode(name) + (url.isEmpty() ? ""
                : "&url=" + encode(url));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode status(Started started) throws IOException, InterruptedException {
        return JSON.readTree(get(outputs.get("WebEndpoint") + "download/status?ticket=" + started.ticket(), false)
                .body());
    }

    HttpResponse<String> get(String url, boolean signed) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
        if (signed) {
            var unsigned = SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(URI.create(url)).build();
            AwsV4HttpSigner.create().sign(r -> r.identity(keys).request(unsigned).putProperty(
                    AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api").putProperty(AwsV4HttpSigner.REGION_NAME,
                            cloud.region())).request().headers().forEach((name, values) -> {
                                if (!name.equals("Host")) {
                                    values.forEach(v -> request.header(name, v));
                                }
                            });
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    byte[] download(String url) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT).build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    DescribeExecutionResponse ended(Started started) throws Exception {
        return await("end", () -> {
            var execution = sfn.describeExecution(b -> b.executionArn(started.executionArn()));
            return execution.status() == ExecutionStatus.RUNNING ? null : execution;
        });
    }

    /** What an operator starts, without a request. */
    String startByHand(String input) {
        return sfn.startExecution(b -> b.stateMachineArn(outputs.get("StateMachineArn")).input(input)).executionArn();
    }

    /** The token that the execution waits for, once it is another one than that. */
    String awaitToken(String executionArn, String other) throws Exception {
        return await("token", () -> sfn.getExecutionHistory(b -> b.executionArn(executionArn).reverseOrder(true)
                .includeExecutionData(true)).events().stream().map(HistoryEvent::taskScheduledEventDetails)
                .filter(Objects::nonNull).map(d -> token(d.parameters())).filter(t -> !t.isEmpty() && !t.equals(other))
                .findFirst().orElse(null));
    }

    private static String token(String parameters) {
        try {
            return JSON.readTree(parameters).path("Payload").path("token").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void answer(String token, String output) {
        sfn.sendTaskSuccess(b -> b.taskToken(token).output(output));
    }

    Map<String, AttributeValue> row(String executionArn) {
        return dynamo.getItem(b -> b.tableName(outputs.get("DeliveryTable")).key(Map.of("executionArnId",
                AttributeValue.fromS(executionArn)))).item();
    }

    /** Whether the file is there, without asking for it: that would deliver it. */
    boolean fetched(Started started) {
        return row(started.executionArn()).get("status").s().equals("FETCHED");
    }

    void awaitStatus(Started started, String status) throws Exception {
        await(status, () -> status(started).path("status").asText().equals(status) ? true : null);
    }

    static <T> T await(String what, Callable<T> look) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            var seen = look.call();
            if (seen != null) {
                return seen;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("There was no " + what + " within " + LIMIT);
    }

    LocalCloud cloud() {
        return cloud;
    }

    @Override
    public void close() {
        http.shutdownNow();
        cloud.close();
        assertThat(cloud.denied()).as("what the roles of the template may not").isEmpty();
    }
}
