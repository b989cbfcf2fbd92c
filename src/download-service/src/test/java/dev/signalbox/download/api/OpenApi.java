package dev.signalbox.download.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

/** The description of the API; answers are held against it. */
public final class OpenApi {
    private static final String PLACE = "classpath:dev/signalbox/download/api/openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    static OpenApi read() {
        try (var in = OpenApi.class.getResourceAsStream("openapi.json")) {
            return new OpenApi(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    /** Fails when the description has not this route, this status, or not this body for it. */
    void check(String method, String path, HttpResponse<String> answer) {
        var pattern = pattern(path);
        if (pattern.isEmpty()) {
            assertThat(answer.statusCode()).as(path + " is not described").isEqualTo(404);
            return;
        }
        var item = document.path("paths").path(pattern.get());
        if (method.equals("OPTIONS") || answer.statusCode() == 405 || answer.statusCode() == 403) {
            return;
        }
        var operation = item.path(method.equals("HEAD") ? "get" : method.toLowerCase(java.util.Locale.ROOT));
        var status = Integer.toString(answer.statusCode());
        var response = resolved(operation.path("responses").path(status));
        assertThat(response.isMissingNode()).as(method + " " + pattern.get() + " describes " + status).isFalse();
        var reference = response.path("content").path("application/json").path("schema").path("$ref").asText("");
        if (!reference.isEmpty() && !method.equals("HEAD")) {
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            conforms(reference, answer.body());
        }
        if (reference.isEmpty() && answer.statusCode() == 204) {
            assertThat(answer.body()).isEmpty();
        }
    }

    static void conforms(String reference, String body) {
        try {
            var schema = SCHEMAS.getSchema(SchemaLocation.of(PLACE + reference));
            assertThat(schema.validate(JSON.readTree(body))).as(body).isEmpty();
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + body, e);
        }
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref") ? document.at(response.path("$ref").asText().substring(1)) : response;
    }

    private Optional<String> pattern(String path) {
        var names = StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(document.path("paths").fieldNames(), 0), false).toList();
        return names.stream().filter(path::equals).findFirst().or(() -> names.stream()
                .filter(name -> path.matches(name.replaceAll("\\{[a-z]+}", "[^/]+"))).findFirst());
    }
}
