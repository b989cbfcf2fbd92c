package dev.signalbox.localcloud.service.apigatewayv2.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code $input} of mapping templates: a body, and the request's parameters. Public because Velocity calls it. */
public final class TemplateInput {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Configuration PATHS = Configuration.builder().jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider()).build();

    private final String body;
    private final Map<String, Map<String, String>> parameters;

    TemplateInput(String body, RestRequest request) {
        this.body = body;
        this.parameters = new LinkedHashMap<>();
        parameters.put("path", request.pathParameters());
        var query = new LinkedHashMap<String, String>();
        request.query().forEach((name, values) -> query.put(name, values.getLast()));
        parameters.put("querystring", query);
        var headers = new LinkedHashMap<String, String>();
        request.http().headers().forEach((name, values) -> headers.put(name, values.getLast()));
        parameters.put("header", headers);
    }

    public String getBody() {
        return body;
    }

    /** What is at a JSONPath, as JSON text. */
    public String json(String path) {
        return at(path).map(JsonNode::toString).orElse("\"\"");
    }

    /** What is at a JSONPath, as lists, maps and values. */
    public Object path(String path) {
        return at(path).map(node -> JSON.convertValue(node, Object.class)).orElse("");
    }

    public Map<String, Map<String, String>> params() {
        return parameters;
    }

    /** The parameter of that name in path, query string or header, in this order. */
    public String params(String name) {
        for (var kind : parameters.values()) {
            var found = kind.entrySet().stream().filter(e -> e.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return "";
    }

    private Optional<JsonNode> at(String path) {
        try {
            JsonNode tree = JSON.readTree(body.isBlank() ? "{}" : body);
            return Optional.ofNullable(JsonPath.using(PATHS).parse(tree).<JsonNode>read(path)).filter(n -> !n.isNull());
        } catch (PathNotFoundException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw RestErrors.bad("Could not parse request body into json: " + e.getOriginalMessage());
        } catch (JsonPathException e) {
            throw RestErrors.bad("Invalid JSONPath in a mapping template: " + e.getMessage());
        }
    }
}
