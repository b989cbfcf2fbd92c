package dev.signalbox.localcloud.service.cloudformation.stack;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/**
 * Puts the text of secrets where properties refer to them by <code>{{resolve:secretsmanager:…}}</code>. It is done as late as possible,
 * so that no secret is kept with a stack.
 */
final class DynamicReferences {
    /** The secret's name or ARN, then what of it: always its text, perhaps one key of it, a stage or a version. */
    private static final Pattern REFERENCE = Pattern.compile(
            "\\{\\{resolve:secretsmanager:(?<id>arn:[^:}]*(?::[^:}]*){5}|[^:}]+)"
                    + "(?::SecretString(?::(?<key>[^:}]*))?(?::(?<stage>[^:}]*))?(?::(?<version>[^:}]*))?)?}}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Calls calls;

    DynamicReferences(Calls calls) {
        this.calls = calls;
    }

    /** The same properties where there is no reference in them. */
    ObjectNode resolved(ObjectNode properties) {
        if (!properties.toString().contains("{{resolve:secretsmanager:")) {
            return properties;
        }
        var copy = properties.deepCopy();
        copy.properties().forEach(e -> e.setValue(value(e.getValue())));
        return copy;
    }

    private JsonNode value(JsonNode node) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(REFERENCE.matcher(text.asText()).replaceAll(
                    found -> Matcher.quoteReplacement(secret(found))));
            case ObjectNode object -> {
                object.properties().forEach(e -> e.setValue(value(e.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, value(array.get(i)));
                }
                yield array;
            }
            default -> node;
        };
    }

    private String secret(MatchResult found) {
        var request = GetSecretValueRequest.builder().secretId(found.group("id"));
        given(found.group("stage")).ifPresent(request::versionStage);
        given(found.group("version")).ifPresent(request::versionId);
        var text = calls.call(request.build(), GetSecretValueResponse.class).secretString();
        if (text == null) {
            throw InvalidTemplate.template("Secret " + found.group("id") + " has no SecretString to resolve "
                    + found.group() + " with");
        }
        return given(found.group("key")).map(key -> member(text, key, found.group())).orElse(text);
    }

    private static Optional<String> given(@Nullable String part) {
        return Optional.ofNullable(part).filter(p -> !p.isEmpty());
    }

    private static String member(String text, String key, String reference) {
        try {
            var value = JSON.readTree(text).path(key);
            if (!value.isMissingNode()) {
                return value.asText();
            }
        } catch (JacksonException _) {
            throw InvalidTemplate.template("Could not parse SecretString JSON of " + reference);
        }
        throw InvalidTemplate.template("Could not find a value associated with JSONKey in SecretString of "
                + reference);
    }
}
