package dev.signalbox.download.config;

import dev.signalbox.download.store.redis.RedisSettings;
import dev.signalbox.download.store.redis.RedisSettings.Address;
import dev.signalbox.download.store.redis.RedisSettings.Login;
import dev.signalbox.download.store.redis.RedisSettings.Servers;
import dev.signalbox.download.store.redis.RedisSettings.Tls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code redis}. */
final class RedisSection {
    private static final String SENTINEL = "sentinel";
    private static final String MASTER_NAME = "master_name";
    private static final int MOST_CONNECTIONS = 1_000;

    private RedisSection() {}

    static Optional<RedisSettings> read(Section redis, Map<String, String> env) {
        var servers = servers(redis);
        var login = login(redis, env);
        var tls = tls(redis.section("tls"));
        var database = (int) redis.whole("db", 0, 0, Integer.MAX_VALUE);
        var connections = (int) redis.whole("connections", RedisSettings.DEFAULT_CONNECTIONS, 1, MOST_CONNECTIONS);
        var prefix = redis.text("key_prefix").orElse(RedisSettings.DEFAULT_KEY_PREFIX);
        return servers.flatMap(found -> redis.make("", () -> new RedisSettings(found, login, database, tls, prefix,
                RedisSettings.DEFAULT_TIMEOUT, RedisSettings.DEFAULT_TIMEOUT, connections)));
    }

    private static Optional<Servers> servers(Section redis) {
        var sentinels = addresses(redis, SENTINEL, redis.texts(SENTINEL, List.of()));
        var master = redis.text(MASTER_NAME);
        var cluster = redis.flag("cluster");
        var sentinelPassword = redis.secret("sentinel_password");
        var nodes = addresses(redis, "addr", redis.text("addr").map(text -> List.of(text.split(","))).orElse(List
                .of()));
        if (redis.has(SENTINEL) != redis.has(MASTER_NAME)) {
            redis.missing(SENTINEL, "a list of host:port, because master_name is given");
            redis.missing(MASTER_NAME, "the master's name, because sentinel is given");
            return Optional.empty();
        }
        if (!sentinels.isEmpty() && master.isPresent()) {
            return Optional.of(new Servers.Sentinels(sentinels, master.get(),
                    sentinelPassword.map(password -> new Login(Optional.empty(), password))));
        }
        redis.missing("addr", "host:port of Redis, or sentinel and master_name");
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        if (!cluster && nodes.size() > 1) {
            redis.refuse("addr", "several addresses need \"cluster\": true");
        }
        return Optional.of(cluster ? new Servers.Cluster(nodes) : new Servers.Single(nodes.getFirst()));
    }

    private static List<Address> addresses(Section redis, String key, List<String> texts) {
        var addresses = new ArrayList<Address>();
        for (var text : texts) {
            var address = text.strip();
            var colon = address.lastIndexOf(':');
            var port = address.substring(colon + 1);
            if (colon < 1 || !port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65_535) {
                redis.refuse(key, "there is \"" + address + "\", wanted is host:port");
            } else {
                addresses.add(new Address(address.substring(0, colon), Integer.parseInt(port)));
            }
        }
        return addresses;
    }

    private static Optional<Login> login(Section redis, Map<String, String> env) {
        var user = redis.text("username");
        var inFile = redis.secret("password");
        var password = Optional.ofNullable(env.get("DOWNLOADER_REDIS_PASSWORD")).filter(text -> !text.isEmpty())
                .or(() -> inFile);
        if (user.isPresent() && password.isEmpty()) {
            redis.refuse("username", "needs a password: redis.password or DOWNLOADER_REDIS_PASSWORD");
        }
        return password.map(text -> new Login(user, text));
    }

    private static Optional<Tls> tls(Section tls) {
        var file = tls.text("ca_file").map(Path::of);
        return tls.flag("enabled") ? Optional.of(new Tls(file)) : Optional.empty();
    }
}
