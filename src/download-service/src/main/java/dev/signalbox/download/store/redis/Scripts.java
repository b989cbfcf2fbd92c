package dev.signalbox.download.store.redis;

import dev.signalbox.download.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Runs the Lua scripts beside this class. What they answer is typed; an error is always trouble. */
final class Scripts {
    private final UnifiedJedis redis;
    private final String base;
    private final String place;
    private final Duration patience;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();

    private record Script(String text, String sha) {}

    /**
     * @param place where Redis is, for people
     * @param patience how long after a call began a broken connection is replaced and the call made again
     */
    Scripts(UnifiedJedis redis, String keyPrefix, String place, Duration patience) {
        this.redis = redis;
        base = "{" + keyPrefix + "}";
        this.place = place;
        this.patience = patience;
    }

    long number(String script, Object... arguments) {
        return (Long) run(script, arguments);
    }

    boolean yes(String script, Object... arguments) {
        return number(script, arguments) == 1;
    }

    List<?> list(String script, Object... arguments) {
        return (List<?>) run(script, arguments);
    }

    /** In the unit of the scripts. */
    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    private Object run(String name, Object... arguments) {
        var script = scripts.computeIfAbsent(name, Scripts::load);
        var keys = List.of(base);
        var texts = Stream.of(arguments).map(String::valueOf).toList();
        return ask(() -> {
            try {
                return redis.evalsha(script.sha, keys, texts);
            } catch (JedisNoScriptException _) {
                return redis.eval(script.text, keys, texts);
            }
        });
    }

    /** Connections that were idle when the server went away are found out one by one: another is taken at once. */
    private <T> T ask(Supplier<T> question) {
        long began = System.nanoTime();
        while (true) {
            try {
                return question.get();
            } catch (JedisConnectionException e) {
                dropIdle();
                if (System.nanoTime() - began > patience.toNanos() || isRefusedCertificate(e)) {
                    throw trouble(e);
                }
                pause(e);
            } catch (JedisDataException e) {
                if (String.valueOf(e.getMessage()).startsWith("READONLY")) {
                    // It was the master once; the name may lead to the new one by now.
                    dropIdle();
                }
                throw trouble(e);
            } catch (JedisException e) {
                throw trouble(e);
            }
        }
    }

    private static boolean isRefusedCertificate(Throwable e) {
        return e instanceof CertificateException || e.getCause() != null && isRefusedCertificate(e.getCause());
    }

    private void dropIdle() {
        if (redis instanceof RedisClient single) {
            single.getPool().clear();
        }
    }

    private void pause(JedisException trouble) {
        try {
            Thread.sleep(20);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw trouble(trouble);
        }
    }

    private StoreException trouble(JedisException e) {
        return trouble(place, e);
    }

    /** The client says what failed, and the last of the causes why. */
    static StoreException trouble(String place, JedisException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var why = cause == e ? "" : " (" + cause.getMessage() + ")";
        return new StoreException("Redis at " + place + " cannot be asked: " + e.getMessage() + why, e);
    }

    private static Script load(String name) {
        var text = read("prelude") + read(name);
        try {
            var sha = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Script(text, HexFormat.of().formatHex(sha));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String name) {
        try (var in = Scripts.class.getResourceAsStream(name + ".lua")) {
            if (in == null) {
                throw new IllegalStateException("There is no script " + name + ".lua");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
