package dev.signalbox.console.gateway.http;

import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.ChangeLog;
import dev.signalbox.console.gateway.GatewayCall;
import dev.signalbox.console.gateway.downloads.DownloadServiceGateway;
import dev.signalbox.console.gateway.downloads.DownloadServices;
import dev.signalbox.console.model.downloads.ApiKey;
import dev.signalbox.console.model.downloads.ServiceAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** Opens download services over Java's own HTTP client, all on one. */
public final class HttpDownloadServices implements DownloadServices, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY).build();
    private final CallLimit limit;
    private final ChangeLog log;
    private final ChangeGuard guard;
    private final Duration patience;

    /**
     * Opens nothing yet.
     *
     * @param log hears of every change
     * @param guard is asked before every change
     */
    public HttpDownloadServices(CallLimit limit, ChangeLog log, ChangeGuard guard) {
        this(limit, log, guard, PATIENCE);
    }

    HttpDownloadServices(CallLimit limit, ChangeLog log, ChangeGuard guard, Duration patience) {
        this.limit = limit;
        this.log = log;
        this.guard = guard;
        this.patience = patience;
    }

    @Override
    public DownloadServiceGateway open(ServiceAddress address, GatewayCall<Optional<ApiKey>> key) {
        return new HttpDownloadService(new ServiceHttp(http, address, key, limit, patience), log, guard);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
