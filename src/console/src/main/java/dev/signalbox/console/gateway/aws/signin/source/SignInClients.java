package dev.signalbox.console.gateway.aws.signin.source;

import dev.signalbox.console.gateway.aws.Lazy;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Makes the clients that get credentials; whoever takes one closes it. */
public final class SignInClients implements AutoCloseable {
    private final Region region;
    private final Consumer<ClientOverrideConfiguration.Builder> dressing;
    private final ServerClock clock;
    private final Lazy<SdkHttpClient> http = new Lazy<>(() -> ApacheHttpClient.builder().connectionTimeout(Duration
            .ofSeconds(5)).socketTimeout(Duration.ofSeconds(20)).build());

    /** @param dressing what keeps the requests from endpoints that are not AWS's own is in it */
    public SignInClients(Region region, ServerClock clock, Consumer<ClientOverrideConfiguration.Builder> dressing) {
        this.region = region;
        this.clock = clock;
        this.dressing = dressing;
    }

    StsClient sts(AwsCredentials credentials) {
        return client(StsClient.builder(), region, StaticCredentialsProvider.create(credentials));
    }

    /** For calls that a token in the request allows. */
    StsClient anonymousSts() {
        return client(StsClient.builder(), region, AnonymousCredentialsProvider.create());
    }

    public SsoClient sso(String ssoRegion) {
        return client(SsoClient.builder(), Region.of(ssoRegion), AnonymousCredentialsProvider.create());
    }

    public SsoOidcClient oidc(String ssoRegion) {
        return client(SsoOidcClient.builder(), Region.of(ssoRegion), AnonymousCredentialsProvider.create());
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder, Region at,
            AwsCredentialsProvider as) {
        return builder.region(at).credentialsProvider(as).httpClient(http.get()).overrideConfiguration(o -> o
                .apiCallTimeout(Duration.ofSeconds(30)).addExecutionInterceptor(clock).applyMutation(dressing))
                .build();
    }

    @Override
    public void close() {
        http.get().close();
    }
}
