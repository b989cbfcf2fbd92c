package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * A template as read: short tags are in their long form, nothing is evaluated.
 *
 * @param lines line numbers by path, such as {@code /Resources/Queue/Type}; empty for JSON text
 */
public record Template(ObjectNode root, Map<String, Integer> lines) {
    private static final String LANGUAGE_EXTENSIONS = "AWS::LanguageExtensions";

    /**
     * Reads YAML or JSON.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException {@code ValidationError} naming line and
     *         column
     */
    public static Template read(String text) {
        return text.stripLeading().startsWith("{") ? JsonTemplate.read(text) : YamlTemplate.read(text);
    }

    /** A top-level section; an empty object when the template has none. */
    public ObjectNode section(String name) {
        return root.get(name) instanceof ObjectNode section ? section : JsonNodeFactory.instance.objectNode();
    }

    /** All declared resources by logical id, in the order of the template. */
    public Map<String, ResourceDeclaration> resources() {
        var resources = new LinkedHashMap<String, ResourceDeclaration>();
        section("Resources").properties().forEach(e -> resources.put(e.getKey(), ResourceDeclaration.of(e.getKey(), e
                .getValue())));
        return resources;
    }

    /** All declared parameters by name, in the order of the template. */
    public Map<String, ParameterDeclaration> parameters() {
        var parameters = new LinkedHashMap<String, ParameterDeclaration>();
        section("Parameters").properties().forEach(e -> parameters.put(e.getKey(), ParameterDeclaration.of(e.getKey(), e
                .getValue())));
        return parameters;
    }

    public String description() {
        return root.path("Description").asText("");
    }

    /** The distinct resource types, sorted. */
    public List<String> resourceTypes() {
        var types = new TreeSet<String>();
        resources().values().forEach(r -> types.add(r.type()));
        return List.copyOf(types);
    }

    /** Names under {@code Transform}. */
    public List<String> transforms() {
        var transform = root.path("Transform");
        return transform.isTextual() ? List.of(transform.asText())
                : StreamSupport.stream(transform.spliterator(), false).map(Template::transformName).toList();
    }

    private static String transformName(JsonNode transform) {
        return transform.isObject() ? transform.path("Name").asText() : transform.asText();
    }

    boolean hasLanguageExtensions() {
        return transforms().contains(LANGUAGE_EXTENSIONS);
    }

    /** {@code " (line 12)"} for a path, or nothing when the line is not known. */
    public String at(String path) {
        var line = lines.get(path);
        return line == null ? "" : " (line " + line + ")";
    }
}
