package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.CallWatch;
import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.ChangeLog;
import dev.signalbox.console.gateway.DenialLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Makes SDK clients for one connection, all on one HTTP client, with limits on every wait. Closes what it made.
 * Building a client loads hundreds of classes, so adapters ask for theirs on the first call, off the FX thread.
 */
public final class AwsClients implements AutoCloseable {
    private final AwsConnection connection;
    private final CallLimit limit;
    private final CallCounter counter;
    private final ChangeNoter noter;
    private final ChangeGuard guard;
    private final UnaryOperator<SdkHttpClient> wire;
    private final DenialNoter denials = new DenialNoter();
    private final CallWatcher watcher = new CallWatcher();
    private final Unoffered unoffered = new Unoffered();
    /** Setting up TLS takes its time, so it waits for the first client. */
    private final Lazy<SdkHttpClient> http = new Lazy<>(() -> onWire(connections(Duration.ofSeconds(60))));
    private final List<SdkAutoCloseable> made = new CopyOnWriteArrayList<>();

    /** @param limit hears of every call before it is made */
    public AwsClients(AwsConnection connection, CallLimit limit) {
        this(connection, limit, (_, _, _, _) -> {});
    }

    /** As {@link #AwsClients(AwsConnection, CallLimit)}; {@code log} hears of every call that changes something. */
    public AwsClients(AwsConnection connection, CallLimit limit, ChangeLog log) {
        this(connection, limit, log, ChangeGuard.OPEN);
    }

    /** As {@link #AwsClients(AwsConnection, CallLimit, ChangeLog)}; {@code guard} is asked before anything is changed. */
    public AwsClients(AwsConnection connection, CallLimit limit, ChangeLog log, ChangeGuard guard) {
        this(connection, limit, log, guard, UnaryOperator.identity());
    }

    /** @param wire what all clients send through */
    AwsClients(AwsConnection connection, CallLimit limit, ChangeLog log, ChangeGuard guard,
            UnaryOperator<SdkHttpClient> wire) {
        this.connection = connection;
        this.guard = guard;
        this.wire = wire;
        noter = new ChangeNoter(log);
        this.limit = limit;
        counter = new CallCounter(limit);
    }

    /** Hears of every call, also of those that are no SDK's. */
    public CallLimit limit() {
        return limit;
    }

    /** Is asked before every change, also by adapters that are no SDK's. */
    public ChangeGuard guard() {
        return guard;
    }

    /** From now on {@code log} hears of calls that AWS refuses for want of a permission. */
    public void refusals(DenialLog log) {
        denials.tell(log);
    }

    /** From now on {@code watch} hears which services answer. */
    public void watch(CallWatch watch) {
        watcher.tell(watch);
    }

    /** For example {@code clients.client(SfnClient.builder())}. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            B builder) {
        return client(builder, http.get());
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            B builder, SdkHttpClient over) {
        builder.region(connection.region()).credentialsProvider(connection.credentials()).httpClient(over)
                .defaultsMode(DefaultsMode.STANDARD).overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(attempt(builder)).addExecutionInterceptor(new ChangeGate(guard))
                        .addExecutionInterceptor(counter).addExecutionInterceptor(noter)
                        .addExecutionInterceptor(denials).addExecutionInterceptor(watcher)
                        .addExecutionInterceptor(unoffered)
                        .apiCallTimeout(connection.patience()).applyMutation(connection.access()::dress));
        connection.endpoint().ifPresent(builder::endpointOverride);
        C client = builder.build();
        made.add(client);
        return GuardedClient.of(client, guard);
    }

    /** As {@link #client}, but with so many connections of its own, on which nothing may keep silent for long. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            B builder, int connections, Duration silence) {
        SdkHttpClient own = onWire(connections(silence).maxConnections(connections).connectionAcquisitionTimeout(
                Duration.ofMinutes(1)));
        C client = client(builder, own);
        made.add(own);
        return client;
    }

    /**
     * Connections are asked whether they still live, since firewalls drop quiet ones without a word, and are made anew after a while,
     * since the addresses of AWS's endpoints change. No proxy leads to this computer itself, and HTTP_PROXY has no exception for it.
     */
    private ApacheHttpClient.Builder connections(Duration silence) {
        boolean proxied = !connection.isThisComputer();
        return ApacheHttpClient.builder().proxyConfiguration(ProxyConfiguration.builder().useSystemPropertyValues(
                proxied).useEnvironmentVariableValues(proxied).build()).connectionTimeout(Duration.ofSeconds(5))
                .socketTimeout(silence).tcpKeepAlive(
                        true).connectionMaxIdleTime(Duration.ofSeconds(60)).connectionTimeToLive(Duration.ofMinutes(5));
    }

    private SdkHttpClient onWire(ApacheHttpClient.Builder connections) {
        return wire.apply(connections.build());
    }

    /** A third of our patience, so that a half-open connection leaves time for another; an attempt of S3 may carry a whole object. */
    private Duration attempt(Object builder) {
        return builder instanceof S3ClientBuilder ? connection.patience() : connection.patience().dividedBy(3);
    }

    public AwsConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        made.forEach(SdkAutoCloseable::close);
        if (!made.isEmpty()) {
            http.get().close();
        }
    }
}
