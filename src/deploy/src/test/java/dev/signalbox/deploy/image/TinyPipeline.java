package dev.signalbox.deploy.image;

import dev.signalbox.deploy.AwsClients;
import dev.signalbox.deploy.Deployer;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.WatchTimes;
import dev.signalbox.deploy.WorkerJars;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** A pipeline of one resource whose worker is an image, and a local cloud to put it up in. */
final class TinyPipeline implements AutoCloseable {
    private static final String DESCRIPTION = """
            name: tiny
            title: Tiny
            summary: Has a worker.
            version: 0.1.0
            template: template.yaml
            artifacts:
              - kind: image
                source: tiny
                parameters: {image: WorkerImage}
            outputs: {}
            """;
    private static final String TEMPLATE = """
            Parameters:
              WorkerImage: {Type: String, Description: The image}
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  Tags: [{Key: image, Value: !Ref WorkerImage}]
            Outputs:
              Image: {Value: !Ref WorkerImage}
            """;

    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    final LocalCloud cloud;
    final Pipeline pipeline;
    final Deployer deployer;

    /** @param folder gets a worker's jar, too, if it has none */
    TinyPipeline(Path folder, Optional<ImageSettings> images) throws IOException {
        var described = Files.createDirectories(folder.resolve("pipelines/tiny"));
        Files.writeString(described.resolve("pipeline.yaml"), DESCRIPTION);
        Files.writeString(described.resolve("template.yaml"), TEMPLATE);
        var jar = Files.createDirectories(folder.resolve("artifacts")).resolve("tiny.jar");
        if (!Files.exists(jar)) {
            TinyJar.of(jar, "one", 0);
        }
        pipeline = PipelineCatalogue.in(folder.resolve("pipelines")).pipeline("tiny");
        cloud = LocalCloud.start(new LocalCloudOptions(folder.resolve("cloud"), 0));
        var clients = new AwsClients(client(CloudFormationClient.builder()), client(S3Client.builder()), client(
                StsClient
                        .builder()), client(Ec2Client.builder()), client(IamClient.builder()));
        var times = WatchTimes.of(EnvironmentKind.LOCAL);
        var jars = new WorkerJars(folder);
        deployer = images.map(i -> new Deployer(clients, jars, cloud.region(), times, i)).orElseGet(() -> new Deployer(
                clients, jars, cloud.region(), times));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        var keys = AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey());
        return builder.endpointOverride(cloud.endpoint()).region(Region.of(cloud.region())).httpClient(http)
                .credentialsProvider(StaticCredentialsProvider.create(keys)).build();
    }

    @Override
    public void close() {
        cloud.close();
        http.close();
    }
}
