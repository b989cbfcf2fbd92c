package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sts.StsClient;

/** A local cloud with bundled pipelines in it. */
final class PipelineCloud implements AutoCloseable {
    private static final Path HOME = Path.of(System.getProperty("signalbox.home"));
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Runnable end;
    private final URI endpoint;
    private final String region;
    private final AwsBasicCredentials keys;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final HttpClient browser = HttpClient.newHttpClient();

    /** In this process. */
    PipelineCloud(Path folder) {
        this(LocalCloud.start(new LocalCloudOptions(folder, 0).enforcingIam()), PipelineCloud::closed);
    }

    /** In this process; afterwards it is asked whether the templates grant too much. */
    PipelineCloud(Path folder, GrantsUsed grants) {
        this(LocalCloud.start(new LocalCloudOptions(folder, 0).enforcingIam()), cloud -> {
            closed(cloud);
            grants.by(cloud);
        });
    }

    /** One that may deny something. */
    PipelineCloud(LocalCloud cloud) {
        this(cloud, LocalCloud::close);
    }

    private PipelineCloud(LocalCloud cloud, Consumer<LocalCloud> closing) {
        this(() -> closing.accept(cloud), cloud.endpoint(), cloud.region(), AwsBasicCredentials.create(cloud
                .accessKeyId(),
                cloud
                        .secretAccessKey()));
    }

    /** The templates give their roles all that the pipelines need. */
    private static void closed(LocalCloud cloud) {
        cloud.close();
        assertThat(cloud.denied()).as("what the roles of the templates may not").isEmpty();
    }

    /** In a process of its own. */
    PipelineCloud(CloudProcess cloud) {
        this(cloud::close, cloud.endpoint(), cloud.region(), cloud.keys());
    }

    private PipelineCloud(Runnable end, URI endpoint, String region, AwsBasicCredentials keys) {
        this.end = end;
        this.endpoint = endpoint;
        this.region = region;
        this.keys = keys;
    }

    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint).region(Region.of(region)).httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(keys)).build();
    }

    URI endpoint() {
        return endpoint;
    }

    /** @return the stack's outputs */
    Map<String, String> deploy(String name, Map<String, String> parameters) {
        return deploy(HOME.resolve("infra-templates"), name, parameters);
    }

    /** @param catalogue a folder of pipelines, such as one with a template that was changed */
    Map<String, String> deploy(Path catalogue, String name, Map<String, String> parameters) {
        var clients = new AwsClients(client(CloudFormationClient.builder()), client(S3Client.builder()),
                client(StsClient.builder()), client(Ec2Client.builder()), client(IamClient.builder()));
        var deployer = new Deployer(clients, new WorkerJars(HOME), region, WatchTimes.of(
                EnvironmentKind.LOCAL));
        var pipeline = PipelineCatalogue.in(catalogue).pipeline(name);
        var result = deployer.deploy(new DeployRequest(pipeline, pipeline.defaultStackName(), EnvironmentKind.LOCAL,
                parameters), _ -> {});
        return switch (result) {
            case DeployResult.Deployed(var stack) -> {
                StackDrift.mustBeNone(clients.cloudFormation(), pipeline.defaultStackName());
                yield stack.outputs();
            }
            case DeployResult.Unchanged _,DeployResult.Cancelled _,DeployResult.Deleted _,DeployResult.Failed _ ->
                throw new AssertionError(result);
        };
    }

    DescribeExecutionResponse run(String machine, String name, String input) throws Exception {
        var execution = client(SfnClient.builder())
                .startExecution(b -> b.stateMachineArn(machine).name(name).input(input)).executionArn();
        return ended(execution, Duration.ofSeconds(90));
    }

    DescribeExecutionResponse ended(String execution, Duration limit) throws Exception {
        var sfn = client(SfnClient.builder());
        return await("end of " + execution, limit, () -> {
            var now = sfn.describeExecution(b -> b.executionArn(execution));
            return now.status() == ExecutionStatus.RUNNING ? null : now;
        });
    }

    static <T> T await(String what, Duration limit, Callable<@Nullable T> look) throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            var seen = look.call();
            if (seen != null) {
                return seen;
            }
            Thread.sleep(PAUSE);
        }
        throw new AssertionError("There was no " + what + " within " + limit);
    }

    HttpResponse<byte[]> get(String url) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> post(String url, String body, boolean signed) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        if (signed) {
            sign(request, SdkHttpRequest.builder().uri(URI.create(url)).method(SdkHttpMethod.POST)
                    .putHeader("Content-Type", "application/json").build(), "execute-api", body);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void sign(HttpRequest.Builder request, SdkHttpRequest plain, String service, String body) {
        AwsV4HttpSigner.create()
                .sign(r -> r.identity(keys).request(plain).payload(ContentStreamProvider.fromUtf8String(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request().headers().forEach((header, values) -> {
                    if (!header.equalsIgnoreCase("Host") && !header.equalsIgnoreCase("Content-Length")) {
                        request.setHeader(header, values.getFirst());
                    }
                });
    }

    /** Mails and notifications of a service, newest first, with their texts. */
    List<JsonNode> outbox(String service) throws Exception {
        var found = new ArrayList<JsonNode>();
        for (var message : signedGet("/_aws/outbox/messages").path("messages")) {
            if (message.path("service").asText().equals(service)) {
                found.add(signedGet("/_aws/outbox/messages/" + message.path("id").asText()));
            }
        }
        return found;
    }

    private JsonNode signedGet(String path) throws Exception {
        var url = endpoint.resolve(path);
        var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30));
        sign(request, SdkHttpRequest.builder().uri(url).method(SdkHttpMethod.GET).build(), "outbox", "");
        return new ObjectMapper().readTree(browser.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    void invoke(String function, String event) {
        var answer = client(LambdaClient.builder()).invoke(b -> b.functionName(function).payload(SdkBytes
                .fromUtf8String(event)));
        if (answer.functionError() != null) {
            throw new AssertionError(answer.payload().asUtf8String());
        }
    }

    @Override
    public void close() {
        browser.close();
        end.run();
        http.close();
    }
}
