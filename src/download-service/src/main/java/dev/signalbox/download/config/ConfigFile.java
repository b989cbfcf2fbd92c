package dev.signalbox.download.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the configuration: a JSON file with the original's keys and more. */
public final class ConfigFile {
    private static final String BASE64 = "AWS_CONFIG_FILE_BASE64";
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION).build();

    private ConfigFile() {}

    /**
     * The file, or when it is not there what the environment variable {@code AWS_CONFIG_FILE_BASE64} has.
     *
     * @throws ConfigException with all that is wrong
     */
    public static Config read(Path file, Component component, Map<String, String> env) throws ConfigException {
        var encoded = env.getOrDefault(BASE64, "");
        if (!Files.exists(file) && !encoded.isEmpty()) {
            return parse(decoded(encoded), BASE64, component, env);
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException("The configuration file " + file, List.of("It cannot be read (" + e
                    + "). Name another with --config, or set " + BASE64 + "; 'config' prints one to begin with"));
        }
        return parse(text, file.toString(), component, env);
    }

    private static String decoded(String encoded) throws ConfigException {
        try {
            return new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("The environment variable " + BASE64, List.of("It is not base64"));
        }
    }

    /** A file to begin with, which starts on one machine with Redis. */
    public static String sample() {
        try (var in = ConfigFile.class.getResourceAsStream("config.sample.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Config parse(String text, String place, Component component, Map<String, String> env)
            throws ConfigException {
        ObjectNode root;
        try {
            if (!(MAPPER.readTree(text) instanceof ObjectNode object)) {
                throw new ConfigException(place, List.of("It must be one JSON object"));
            }
            root = object;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new ConfigException(place, List.of("It is no JSON: line " + at.getLineNr() + ", column "
                    + at.getColumnNr() + duplicate(e)));
        }
        return config(root, place, component, env);
    }

    /** The parser's other messages may have a part of a secret. */
    private static String duplicate(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Duplicate field") ? ": " + e.getOriginalMessage() : "";
    }

    private static Config config(ObjectNode root, String place, Component component, Map<String, String> env)
            throws ConfigException {
        var problems = new ArrayList<String>();
        var warnings = new ArrayList<String>();
        var file = new Section(root, "", problems);
        var notifying = new NotifierSection(file.section("notifier"), file.section("backends"), env);
        var redis = RedisSection.read(file.section("redis"), env);
        var keep = notifying.deletionInterval();
        var api = ApiSection.read(file.section("api"), env, keep, notifying.backendNames());
        var downloads = component.has(Component.PROCESSOR);
        var processor = new ProcessorSection(file.section("processor"), env, warnings).read(downloads,
                notifying.oldDownloadUrl(), keep);
        var notifies = component.has(Component.NOTIFIER);
        var notifier = notifying.read(notifies);
        file.end();
        if (!problems.isEmpty() || redis.isEmpty()) {
            throw new ConfigException(place, problems.stream().distinct().toList());
        }
        return new Config(redis.get(), api, processor.filter(_ -> downloads), notifier.filter(_ -> notifies),
                warnings);
    }
}
