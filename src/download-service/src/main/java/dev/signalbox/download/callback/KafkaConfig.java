package dev.signalbox.download.callback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes settings of the Java client out of those of librdkafka, which the original's configuration files have. */
final class KafkaConfig {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaConfig.class);

    private static final String REQUEST = "request.timeout.ms";
    private static final Set<String> SAME = Set.of("bootstrap.servers", "client.id", "client.rack", "retries", "acks",
            "request.timeout.ms", "delivery.timeout.ms", "retry.backoff.ms", "retry.backoff.max.ms", "linger.ms",
            "batch.size", "compression.type", "enable.idempotence", "max.in.flight.requests.per.connection",
            "connections.max.idle.ms", "reconnect.backoff.ms", "reconnect.backoff.max.ms", "metadata.max.age.ms",
            "max.block.ms", "socket.connection.setup.timeout.ms", "security.protocol", "sasl.mechanism",
            "ssl.key.password",
            "client.dns.lookup");
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("metadata.broker.list", "bootstrap.servers"), Map.entry("message.send.max.retries", "retries"),
            Map.entry("request.required.acks", "acks"), Map.entry("message.timeout.ms", "delivery.timeout.ms"),
            Map.entry("socket.timeout.ms", "request.timeout.ms"), Map.entry("queue.buffering.max.ms", "linger.ms"),
            Map.entry("compression.codec", "compression.type"), Map.entry("message.max.bytes", "max.request.size"),
            Map.entry("max.in.flight", "max.in.flight.requests.per.connection"),
            Map.entry("topic.metadata.refresh.interval.ms", "metadata.max.age.ms"),
            Map.entry("socket.send.buffer.bytes", "send.buffer.bytes"),
            Map.entry("socket.receive.buffer.bytes", "receive.buffer.bytes"),
            Map.entry("sasl.mechanisms", "sasl.mechanism"));
    /** Of the other client's inside; here there is nothing to set. */
    private static final Set<String> IGNORED = Set.of("api.version.request", "api.version.request.timeout.ms",
            "api.version.fallback.ms", "broker.version.fallback", "log.connection.close", "log_level", "debug",
            "statistics.interval.ms", "socket.keepalive.enable", "queue.buffering.max.messages",
            "queue.buffering.max.kbytes", "batch.num.messages", "delivery.report.only.error");
    private static final Set<String> SECURITY = Set.of("sasl.username", "sasl.password", "ssl.ca.location",
            "ssl.ca.pem", "ssl.certificate.location", "ssl.certificate.pem", "ssl.key.location", "ssl.key.pem",
            "ssl.endpoint.identification.algorithm");

    private KafkaConfig() {}

    static Map<String, Object> of(Map<String, String> settings) {
        var unknown = new TreeSet<String>();
        var config = new HashMap<String, Object>(defaults());
        settings.forEach((name, value) -> {
            if (SAME.contains(name)) {
                config.put(name, value);
            } else if (RENAMED.containsKey(name)) {
                config.put(RENAMED.get(name), value);
            } else if (IGNORED.contains(name) || name.startsWith("go.")) {
                LOG.info("The setting backends.kafka.{} means nothing to the Java client and is ignored", name);
            } else if (!SECURITY.contains(name)) {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("backends.kafka has settings that are not known here: "
                    + String.join(", ", unknown) + "; remove them or use their equivalents");
        }
        config.putAll(new KafkaSecurity(settings, KafkaConfig::read).config());
        bound(config);
        return config;
    }

    /** The Java client wants a request to end before the whole send; librdkafka just stops it there. */
    private static void bound(Map<String, Object> config) {
        var most = millis(config, "delivery.timeout.ms").minus(millis(config, "linger.ms"));
        if (millis(config, REQUEST).compareTo(most) > 0 && most.isPositive()) {
            config.put(REQUEST, String.valueOf(most.toMillis()));
        }
    }

    /** As librdkafka, no idempotent producer: it needs rights of its own, and receivers know doubles by their key. */
    private static Map<String, String> defaults() {
        return Map.of("enable.idempotence", "false", "linger.ms", "0", "max.block.ms", "10000", "request.timeout.ms",
                "10000", "delivery.timeout.ms", "30000", "client.id", "signalbox-notifier");
    }

    /** How long the client itself tries to send one record. */
    static Duration longestSend(Map<String, Object> config) {
        return millis(config, "max.block.ms").plus(millis(config, "delivery.timeout.ms"));
    }

    private static Duration millis(Map<String, Object> config, String name) {
        var text = String.valueOf(config.get(name));
        try {
            return Duration.ofMillis(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("backends.kafka: " + name + " is a number of milliseconds, not " + text,
                    e);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("backends.kafka names a file that cannot be read: " + file, e);
        }
    }
}
