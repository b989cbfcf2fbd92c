package dev.signalbox.localcloud.service.cloudformation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.service.cloudformation.resource.ResourceTypes;
import dev.signalbox.localcloud.service.cloudformation.resource.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The local cloud takes no property and gives no attribute that AWS does not know: a slip fails here as it does there. */
class LocalTypesTest {
    private static final ResourceSchemas SCHEMAS = new ResourceSchemas();

    static Set<String> types() {
        return SCHEMAS.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void takesOnlyPropertiesThatAwsKnows(String type) {
        var unknown = new ArrayList<String>();
        compare(SCHEMAS.schema(type), SCHEMAS.schema(type), new ResourceTypes().get(type).properties(), "", unknown);
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void givesOnlyAttributesThatAwsGives(String type) {
        assertThat(SCHEMAS.attributes(type)).containsAll(new ResourceTypes().get(type).attributes());
    }

    @ParameterizedTest
    @MethodSource("types")
    void asksForWhatAwsAsksFor(String type) {
        var required = SCHEMAS.schema(type).path("required").valueStream().map(JsonNode::asText).toList();
        assertThat(new ResourceTypes().get(type).properties().required()).containsAll(required);
    }

    private static void compare(JsonNode root, JsonNode schema, Shape shape, String path, List<String> unknown) {
        var forms = forms(root, schema).toList();
        switch (shape) {
            case Shape.Struct(var members, var _) -> members.forEach((name, member) -> {
                var known = forms.stream().flatMap(f -> Stream.of(f.path("properties").path(name))).filter(
                        n -> !n.isMissingNode()).toList();
                var open = forms.stream().anyMatch(f -> !f.has("properties") || f.has("patternProperties"));
                if (known.isEmpty() && !open) {
                    unknown.add(path + "/" + name);
                }
                known.forEach(k -> compare(root, k, member, path + "/" + name, unknown));
            });
            case Shape.ListOf(var member) -> forms.stream().map(f -> f.path("items")).filter(n -> !n.isMissingNode())
                    .forEach(i -> compare(root, i, member, path + "/*", unknown));
            case Shape.MapOf _,Shape.Scalar _,Shape.Free _ -> assertThat(forms).isNotEmpty();
        }
    }

    /** The schema itself and all that it refers to or chooses from. */
    private static Stream<JsonNode> forms(JsonNode root, JsonNode schema) {
        var own = schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
        var others = Stream.of("oneOf", "anyOf").flatMap(k -> own.path(k).valueStream()).filter(s -> s.has("$ref")
                || s.has("properties"));
        return Stream.concat(Stream.of(own), others.flatMap(s -> forms(root, s)));
    }
}
