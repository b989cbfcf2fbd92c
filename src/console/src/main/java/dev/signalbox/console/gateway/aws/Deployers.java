package dev.signalbox.console.gateway.aws;

import dev.signalbox.deploy.Deployer;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.WatchTimes;
import dev.signalbox.deploy.WorkerJars;
import dev.signalbox.deploy.image.ImageSettings;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Makes the deployer of a connection, at its first use. */
public final class Deployers {
    private Deployers() {}

    /** @param home folder of the checkout, where worker jars are found; an installation has them in parts, and needs a cache */
    public static Lazy<Deployer> of(AwsClients clients, EnvironmentKind environment, Path home) {
        return of(clients, WatchTimes.of(environment), home);
    }

    /** As {@link #of(AwsClients, EnvironmentKind, Path)}, with times of its own. */
    public static Lazy<Deployer> of(AwsClients clients, WatchTimes times, Path home) {
        return new Lazy<>(() -> new Deployer(clients(clients), new WorkerJars(home), clients.connection().region().id(),
                times));
    }

    /**
     * As {@link #of(AwsClients, EnvironmentKind, Path)}, but one that makes images where the environment is AWS.
     *
     * @param cache worker jars and layers of images are kept below it
     */
    public static Lazy<Deployer> of(AwsClients clients, EnvironmentKind environment, Path home, Path cache) {
        var jars = new WorkerJars(home, cache);
        if (environment == EnvironmentKind.LOCAL) {
            return new Lazy<>(() -> new Deployer(clients(clients), jars, clients.connection().region().id(), WatchTimes
                    .of(environment)));
        }
        var ecr = new Lazy<>(() -> clients.client(EcrClient.builder()));
        var images = new ImageSettings(ecr::get, cache.resolve("images"), Optional.ofNullable(System.getenv(
                ImageSettings.REGISTRY)), () -> clients.guard().check("Ecr", "PutImage"));
        return new Lazy<>(() -> new Deployer(clients(clients), jars, clients.connection().region().id(), WatchTimes.of(
                environment), images));
    }

    private static dev.signalbox.deploy.AwsClients clients(AwsClients clients) {
        return new dev.signalbox.deploy.AwsClients(clients.client(CloudFormationClient.builder()), clients.client(
                S3Client.builder()), clients.client(StsClient.builder()), clients.client(Ec2Client.builder()), clients
                        .client(IamClient.builder()), Optional.of(services(clients)));
    }

    private static dev.signalbox.deploy.AwsClients.Services services(AwsClients clients) {
        return new dev.signalbox.deploy.AwsClients.Services(new Lazy<>(() -> clients.client(ServiceQuotasClient
                .builder()))::get, new Lazy<>(() -> clients.client(BatchClient.builder()))::get, new Lazy<>(
                        () -> clients.client(DynamoDbClient.builder()))::get, new Lazy<>(() -> clients.client(SqsClient
                                .builder()))::get, new Lazy<>(() -> clients.client(CloudWatchLogsClient
                                        .builder()))::get,
                new Lazy<>(() -> clients.client(LambdaClient.builder()))::get, new Lazy<>(() -> clients.client(SfnClient
                        .builder()))::get);
    }
}
