package dev.signalbox.download.store.redis;

import dev.signalbox.download.store.redis.RedisSettings.Address;
import dev.signalbox.download.store.redis.RedisSettings.Login;
import dev.signalbox.download.store.redis.RedisSettings.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;

/** Makes the client that settings ask for. */
final class RedisClients {
    private RedisClients() {}

    /** @throws IllegalArgumentException when the file with certificates cannot be read */
    static UnifiedJedis open(RedisSettings settings) {
        var config = config(settings, settings.login(), settings.database());
        var pool = pool(settings);
        return switch (settings.servers()) {
            case Servers.Single(var address) -> RedisClient.builder().hostAndPort(hostAndPort(address)).clientConfig(
                    config)
                    .poolConfig(pool).build();
            case Servers.Sentinels(var sentinels, var masterName, var login) -> RedisSentinelClient.builder()
                    .masterName(
                            masterName).sentinels(all(sentinels)).sentinelClientConfig(config(settings, login, 0))
                    .clientConfig(
                            config).poolConfig(pool).build();
            case Servers.Cluster(var nodes) -> RedisClusterClient.builder().nodes(all(nodes)).clientConfig(config)
                    .poolConfig(pool).maxTotalRetriesDuration(settings.timeout()).build();
        };
    }

    private static ConnectionPoolConfig pool(RedisSettings settings) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(settings.connections());
        pool.setMaxIdle(settings.connections());
        pool.setMaxWait(settings.timeout());
        pool.setJmxEnabled(false);
        return pool;
    }

    private static JedisClientConfig config(RedisSettings settings, Optional<Login> login, int database) {
        var config = DefaultJedisClientConfig.builder().connectionTimeoutMillis((int) settings.connectTimeout()
                .toMillis())
                .socketTimeoutMillis((int) settings.timeout().toMillis()).database(database).clientName(
                        "signalbox-downloads");
        login.ifPresent(x -> {
            x.user().ifPresent(config::user);
            config.password(x.password());
        });
        settings.tls().ifPresent(x -> {
            var parameters = new SSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            config.ssl(true).sslParameters(parameters);
            x.caFile().ifPresent(file -> config.sslSocketFactory(trusting(file)));
        });
        return config.build();
    }

    private static SSLSocketFactory trusting(Path caFile) {
        try (var in = Files.newInputStream(caFile)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int i = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca-" + i++, certificate);
            }
            if (i == 0) {
                throw new GeneralSecurityException("there is none in it");
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("Cannot read certificates in PEM from " + caFile
                    + " (redis.tls.ca_file): "
                    + e.getMessage(), e);
        }
    }

    private static Set<HostAndPort> all(Collection<Address> addresses) {
        return addresses.stream().map(RedisClients::hostAndPort).collect(Collectors.toSet());
    }

    private static HostAndPort hostAndPort(Address address) {
        return new HostAndPort(address.host(), address.port());
    }
}
