package dev.signalbox.localcloud;

import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A local cloud on any free port, and real SDK clients that talk to it over the wire. */
public final class LocalCloudFixture implements AutoCloseable {
    private final LocalCloudOptions options;
    private LocalCloud cloud;

    public LocalCloudFixture(Path folder) {
        this(new LocalCloudOptions(folder, 0));
    }

    private LocalCloudFixture(LocalCloudOptions options) {
        this.options = options;
        this.cloud = LocalCloud.start(options);
    }

    /** One that refuses what roles' policies do not allow. */
    public static LocalCloudFixture enforcing(Path folder) {
        return new LocalCloudFixture(new LocalCloudOptions(folder, 0).enforcingIam());
    }

    public LocalCloud cloud() {
        return cloud;
    }

    public URI endpoint() {
        return cloud.endpoint();
    }

    /** Stops and starts again on the same data; clients made before know the old port. */
    public void restart() {
        cloud.close();
        cloud = LocalCloud.start(options);
    }

    /** For example {@code fixture.client(SfnClient.builder())}. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey()));
    }

    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder,
            AwsCredentials keys) {
        return builder.endpointOverride(cloud.endpoint()).region(Region.of(cloud.region())).credentialsProvider(
                StaticCredentialsProvider.create(keys)).httpClientBuilder(
                        UrlConnectionHttpClient.builder()).overrideConfiguration(configuration -> configuration
                                .retryStrategy(retries -> retries.maxAttempts(1))).build();
    }

    @Override
    public void close() {
        cloud.close();
    }
}
