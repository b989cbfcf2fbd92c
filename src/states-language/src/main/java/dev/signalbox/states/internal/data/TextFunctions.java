package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Intrinsic functions of texts. */
final class TextFunctions {
    /** Longest text that AWS encodes, decodes or hashes. */
    private static final int MAX_LENGTH = 10_000;
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private TextFunctions() {}

    private static String text(JsonNode node, String what) throws IntrinsicProblem {
        if (!node.isTextual()) {
            throw new IntrinsicProblem("The " + what + " must be a string: " + Json.text(node));
        }
        return node.textValue();
    }

    private static String limited(JsonNode node, String what) throws IntrinsicProblem {
        var text = text(node, what);
        if (text.length() > MAX_LENGTH) {
            throw new IntrinsicProblem("The " + what + " is longer than " + MAX_LENGTH + " characters");
        }
        return text;
    }

    /** Puts the arguments into the places {@code {}}; a backslash makes the next character literal. */
    static JsonNode format(JsonNode template, List<JsonNode> arguments) throws IntrinsicProblem {
        var from = text(template, "template");
        var result = new StringBuilder();
        int used = 0;
        for (int i = 0; i < from.length(); i++) {
            char c = from.charAt(i);
            if (c == '\\' && i + 1 < from.length()) {
                i++;
                result.append(from.charAt(i));
            } else if (from.startsWith("{}", i)) {
                if (used == arguments.size()) {
                    throw mismatch();
                }
                var argument = arguments.get(used);
                used++;
                result.append(told(argument));
                i++;
            } else if (c == '{' || c == '}') {
                throw new IntrinsicProblem("Braces that are not placeholders must be escaped");
            } else {
                result.append(c);
            }
        }
        if (used != arguments.size()) {
            throw mismatch();
        }
        return TextNode.valueOf(result.toString());
    }

    /** Objects and arrays as Java's maps and lists tell themselves, without quotes; recorded histories show so. */
    private static String told(JsonNode value) {
        if (value.isObject()) {
            return value.propertyStream().map(f -> f.getKey() + "=" + told(f.getValue())).collect(Collectors.joining(
                    ", ",
                    "{", "}"));
        }
        if (value.isArray()) {
            return value.valueStream().map(TextFunctions::told).collect(Collectors.joining(", ", "[", "]"));
        }
        return value.isTextual() ? value.textValue() : Json.text(value);
    }

    private static IntrinsicProblem mismatch() {
        return new IntrinsicProblem("The number of arguments does not match the number of occurrences of {}");
    }

    /** A blank text is null. */
    static JsonNode stringToJson(JsonNode argument) throws IntrinsicProblem {
        var text = text(argument, "argument");
        try {
            var node = Json.parse(text);
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new IntrinsicProblem("The argument is not valid JSON: " + e.getOriginalMessage());
        }
        return NullNode.getInstance();
    }

    static JsonNode base64Encode(JsonNode argument) throws IntrinsicProblem {
        var bytes = limited(argument, "argument").getBytes(StandardCharsets.UTF_8);
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    }

    static JsonNode base64Decode(JsonNode argument) throws IntrinsicProblem {
        try {
            var bytes = Base64.getDecoder().decode(limited(argument, "argument"));
            return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IntrinsicProblem("The argument is not valid Base64: " + e.getMessage());
        }
    }

    /** Values other than texts are hashed as their JSON. */
    static JsonNode hash(JsonNode value, JsonNode algorithm) throws IntrinsicProblem {
        var name = text(algorithm, "algorithm");
        if (!ALGORITHMS.contains(name)) {
            throw new IntrinsicProblem("The algorithm must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512: " + name);
        }
        var text = limited(value.isTextual() ? value : TextNode.valueOf(Json.text(value)), "data");
        try {
            var digest = MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8));
            return TextNode.valueOf(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every character of the second text is a delimiter; what is empty between them is left out. */
    static JsonNode split(JsonNode argument, JsonNode delimiters) throws IntrinsicProblem {
        var text = text(argument, "first argument");
        var ends = text(delimiters, "second argument");
        var parts = JsonNodeFactory.instance.arrayNode();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || ends.indexOf(text.charAt(i)) >= 0) {
                if (i > from) {
                    parts.add(text.substring(from, i));
                }
                from = i + 1;
            }
        }
        return parts;
    }
}
