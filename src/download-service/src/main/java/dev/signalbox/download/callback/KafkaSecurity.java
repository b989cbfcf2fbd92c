package dev.signalbox.download.callback;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Certificates and passwords: librdkafka names files and users where the Java client wants stores and login modules. */
final class KafkaSecurity {
    private final Map<String, String> settings;
    private final UnaryOperator<String> files;
    private final Map<String, Object> config = new HashMap<>();

    /** @param files gives the text of a file */
    KafkaSecurity(Map<String, String> settings, UnaryOperator<String> files) {
        this.settings = settings;
        this.files = files;
    }

    Map<String, Object> config() {
        pem("ssl.ca").ifPresent(text -> {
            config.put("ssl.truststore.type", "PEM");
            config.put("ssl.truststore.certificates", text);
        });
        pem("ssl.certificate").ifPresent(text -> {
            config.put("ssl.keystore.type", "PEM");
            config.put("ssl.keystore.certificate.chain", text);
        });
        pem("ssl.key").ifPresent(text -> config.put("ssl.keystore.key", text));
        var names = settings.get("ssl.endpoint.identification.algorithm");
        if (names != null) {
            config.put("ssl.endpoint.identification.algorithm", names.equals("none") ? "" : names);
        }
        if (settings.containsKey("sasl.username")) {
            config.put("sasl.jaas.config", login());
        }
        return config;
    }

    private Optional<String> pem(String name) {
        var text = Optional.ofNullable(settings.get(name + ".pem"));
        return text.isPresent() ? text : Optional.ofNullable(settings.get(name + ".location")).map(files);
    }

    private String login() {
        var mechanism = settings.getOrDefault("sasl.mechanism", settings.getOrDefault("sasl.mechanisms", ""));
        var module = switch (mechanism) {
            case "PLAIN" -> "plain.PlainLoginModule";
            case "SCRAM-SHA-256", "SCRAM-SHA-512" -> "scram.ScramLoginModule";
            default -> throw new IllegalArgumentException("backends.kafka: with sasl.username, sasl.mechanisms must be "
                    + "PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512, not '" + mechanism + "'");
        };
        return "org.apache.kafka.common.security." + module + " required username=" + quoted("sasl.username")
                + " password=" + quoted("sasl.password") + ";";
    }

    private String quoted(String name) {
        return '"' + settings.getOrDefault(name, "").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
