package dev.signalbox.localcloud.conformance;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One file of the suite, as {@code conformance/README.md} describes it. */
record ConformanceCase(String area, String name, JsonNode json) {
    /** Numbers keep the form they have in the file. */
    static final ObjectMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).nodeFactory(
                    JsonNodeFactory.withExactBigDecimals(true))
            .build();
    private static final Set<String> FIELDS = Set.of("rule", "about", "type", "definition", "input", "workers",
            "receivers", "output", "error", "cause", "status", "refused", "order", "events");

    ConformanceCase {
        var odd = json.propertyStream().map(e -> e.getKey()).filter(f -> !FIELDS.contains(f)).toList();
        if (!odd.isEmpty() || !json.path("rule").asText().startsWith("https://") || !json.has("definition") || json
                .has("refused") == json.has("events")) {
            throw new IllegalArgumentException("Not a case: " + area + "/" + name + ". It needs rule, definition and "
                    + "either events or refused, and does not know " + odd);
        }
    }

    static List<ConformanceCase> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().map(f -> read(folder.relativize(f), f))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConformanceCase read(Path relative, Path file) {
        try {
            return new ConformanceCase(String.valueOf(relative.getParent()), file.getFileName().toString().replace(
                    ".json", ""), MAPPER.readTree(file.toFile()));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    /** A text as it is, anything else as compact JSON. */
    static String text(JsonNode node) {
        try {
            return node.isTextual() ? node.textValue() : MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String definition() {
        return text(json.get("definition"));
    }

    String input() {
        return json.has("input") ? text(json.get("input")) : "{}";
    }

    boolean express() {
        return json.path("type").asText().equals("EXPRESS");
    }

    boolean isRefused() {
        return json.has("refused");
    }

    /** What the workers of an activity, or the receivers of a queue, answer one after another. */
    List<JsonNode> answers(String kind, String resource) {
        var list = json.path(kind).path(resource);
        return list instanceof MissingNode ? List.of() : list.valueStream().toList();
    }

    /** The status that the case expects of its execution. */
    String status() {
        return json.has("status") ? json.get("status").textValue() : json.has("output") ? "SUCCEEDED" : "FAILED";
    }

    /** Whether branches and items may be told in any order. */
    boolean anyOrder() {
        return json.path("order").asText().equals("any");
    }
}
