package dev.signalbox.console.app.licences;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A software bill of materials in CycloneDX, as the build makes it of its artifacts, and what no artifact tells. */
final class Sbom {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&#]+)");
    private static final String OURS = "dev.signalbox";

    private final ObjectNode bom;

    private Sbom(ObjectNode bom) {
        this.bom = bom;
    }

    static Sbom read(Path file) throws IOException {
        if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode object && object.path("components").isArray()
                && object.path("bomFormat").asText().equals("CycloneDX")) {
            return new Sbom(object);
        }
        throw new IOException(file + " is no CycloneDX bill of materials; make it by: mvn -Psbom -DskipTests package");
    }

    /** Names of the jars of others in it. */
    Set<String> jars() {
        Set<String> jars = new TreeSet<>();
        components().filter(c -> !c.path("group").asText().equals(OURS) && c.path("purl").asText().startsWith(
                "pkg:maven/"))
                .forEach(c -> jars.add(file(c)));
        return jars;
    }

    private static String file(JsonNode component) {
        Matcher classifier = CLASSIFIER.matcher(component.path("purl").asText());
        return component.path("name").asText() + "-" + component.path("version").asText() + (classifier.find() ? "-"
                + classifier.group(1) : "") + ".jar";
    }

    /**
     * Adds what is no artifact.
     *
     * @param type as CycloneDX has it: {@code platform}, {@code application}, {@code file}
     */
    Sbom with(String type, String name, String version, List<String> spdx) {
        ObjectNode added = JSON.createObjectNode().put("type", type).put("bom-ref", name + "@" + version).put("name",
                name)
                .put("version", version).put("scope", "required");
        String expression = String.join(" AND ", spdx);
        added.putArray("licenses").addObject().put("expression", expression);
        ((ArrayNode) bom.get("components")).add(added);
        return this;
    }

    int size() {
        return bom.path("components").size();
    }

    void write(Path file) throws IOException {
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), bom);
    }

    private java.util.stream.Stream<JsonNode> components() {
        return StreamSupport.stream(bom.path("components").spliterator(), false);
    }
}
