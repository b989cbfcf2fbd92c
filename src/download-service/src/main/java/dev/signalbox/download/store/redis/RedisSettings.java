package dev.signalbox.download.store.redis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How Redis is reached.
 *
 * @param login of the data nodes
 * @param database 0 in a cluster
 * @param tls empty for a connection in clear
 * @param keyPrefix common to all processes of one service; without braces
 * @param timeout for an answer
 * @param connections at most, in this process
 */
public record RedisSettings(Servers servers, Optional<Login> login, int database, Optional<Tls> tls, String keyPrefix,
        Duration connectTimeout, Duration timeout, int connections) {
    public static final String DEFAULT_KEY_PREFIX = "signalbox-downloads";
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
    public static final int DEFAULT_CONNECTIONS = 16;

    public RedisSettings {
        if (keyPrefix.isEmpty() || keyPrefix.contains("{") || keyPrefix.contains("}")) {
            throw new IllegalArgumentException("The key prefix must be a text without braces, but is '" + keyPrefix
                    + "'");
        }
        if (servers instanceof Servers.Cluster && database != 0) {
            throw new IllegalArgumentException("A Redis cluster has only database 0, not " + database);
        }
        if (connections < 1) {
            throw new IllegalArgumentException("At least one connection to Redis is needed, not " + connections);
        }
    }

    /** Who is asked. */
    public sealed interface Servers {
        record Single(Address address) implements Servers {}

        /** @param login of the sentinels themselves */
        record Sentinels(List<Address> sentinels, String masterName, Optional<Login> login) implements Servers {}

        /** @param nodes some of them; the others are found */
        record Cluster(List<Address> nodes) implements Servers {}
    }

    public record Address(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** @param user empty for the default user, who has only a password */
    public record Login(Optional<String> user, String password) {
        @Override
        public String toString() {
            return "Login of " + user.orElse("default");
        }
    }

    /** @param caFile certificates in PEM that are trusted instead of the system's */
    public record Tls(Optional<Path> caFile) {}

    /** One server without login and TLS, and defaults. */
    public static RedisSettings of(String host, int port) {
        return of(new Servers.Single(new Address(host, port)));
    }

    public static RedisSettings of(Servers servers) {
        return new RedisSettings(servers, Optional.empty(), 0, Optional.empty(), DEFAULT_KEY_PREFIX, DEFAULT_TIMEOUT,
                DEFAULT_TIMEOUT, DEFAULT_CONNECTIONS);
    }

    public RedisSettings withLogin(Login some) {
        return new RedisSettings(servers, Optional.of(some), database, tls, keyPrefix, connectTimeout, timeout,
                connections);
    }

    public RedisSettings withTls(Tls some) {
        return new RedisSettings(servers, login, database, Optional.of(some), keyPrefix, connectTimeout, timeout,
                connections);
    }

    public RedisSettings withDatabase(int some) {
        return new RedisSettings(servers, login, some, tls, keyPrefix, connectTimeout, timeout, connections);
    }
}
