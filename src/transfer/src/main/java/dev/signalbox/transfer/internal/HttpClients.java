package dev.signalbox.transfer.internal;

import dev.signalbox.transfer.FetchPolicy;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/** Makes the HTTP client: nothing is done by itself, no proxy that the caller did not name, cookies, redirects, retries, decoding or passwords. */
public final class HttpClients {
    private HttpClients() {}

    public static CloseableHttpClient make(FetchPolicy policy, Lookup lookup) {
        var rules = new AddressRules(policy.allowPrivateAddresses());
        var idle = Timeout.of(policy.timeouts().idle());
        var connect = Timeout.of(policy.timeouts().connect());
        var bounded = Http1Config.custom().setMaxLineLength(16 * 1024).setMaxHeaderCount(200).build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedResolver(lookup, rules))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(bounded).build())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(connect).setSocketTimeout(idle).build())
                .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(idle).build())
                .setMaxConnTotal(policy.maxConcurrent()).setMaxConnPerRoute(policy.maxConcurrent()).build();
        var request = RequestConfig.custom().setResponseTimeout(idle).setConnectionRequestTimeout(connect)
                .setProtocolUpgradeEnabled(false).build();
        return HttpClientBuilder.create().setConnectionManager(connections).setDefaultRequestConfig(request)
                .setRoutePlanner(new ProxyRoutes())
                .setUserAgent("Signalbox").disableRedirectHandling().disableAutomaticRetries().disableCookieManagement()
                .disableContentCompression().disableAuthCaching().build();
    }
}
