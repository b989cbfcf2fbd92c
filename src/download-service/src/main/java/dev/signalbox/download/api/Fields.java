package dev.signalbox.download.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.download.api.http.Problem;
import dev.signalbox.download.job.WebAddress;
import dev.signalbox.download.processor.RequestHeaders;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/** Reads a request's fields by the original's rules: what is there must be of its type, and {@code null} is of none. */
record Fields(ObjectNode body) {
    /** Clients of the original send them, and its HTTP client did what it wanted anyway. */
    private static final Set<String> LEFT_OUT = Set.of("host", "connection", "keep-alive");

    boolean has(String name) {
        return body.has(name);
    }

    String requiredText(String name) {
        return text(name).filter(text -> !text.isEmpty())
                .orElseThrow(() -> Problem.invalid(name, name + " is needed, a text that is not empty").raised());
    }

    Optional<String> text(String name) {
        var node = body.get(name);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw Problem.invalid(name, name + " must be a text, not " + kind(node)).raised();
        }
        return Optional.of(node.textValue());
    }

    /** A text, or nothing when it is something else. */
    String textIfOne(String name) {
        return body.path(name).isTextual() ? body.path(name).textValue() : "";
    }

    /** Digits behind the point are cut off, before the comparison. */
    OptionalInt whole(String name, int least) {
        var given = number(name);
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        var number = given.getAsDouble();
        if (number > Integer.MAX_VALUE || (int) number < least) {
            throw Problem.invalid(name, name + " must be a whole number from " + least + " to " + Integer.MAX_VALUE)
                    .raised();
        }
        return OptionalInt.of((int) number);
    }

    OptionalDouble positive(String name) {
        var given = number(name);
        if (given.isPresent() && (given.getAsDouble() <= 0 || Double.isInfinite(given.getAsDouble()))) {
            throw Problem.invalid(name, name + " must be greater than 0").raised();
        }
        return given;
    }

    private OptionalDouble number(String name) {
        var node = body.get(name);
        if (node == null) {
            return OptionalDouble.empty();
        }
        if (!node.isNumber()) {
            throw Problem.invalid(name, name + " must be a number, not " + kind(node)).raised();
        }
        return OptionalDouble.of(node.doubleValue());
    }

    boolean flag(String name) {
        var node = body.get(name);
        if (node != null && !node.isBoolean()) {
            throw Problem.invalid(name, name + " must be true or false, not " + kind(node)).raised();
        }
        return node != null && node.booleanValue();
    }

    /**
     * The field's text, empty if not there.
     *
     * @param check throws an IllegalArgumentException whose message is for the client
     */
    String checked(String name, Consumer<String> check) {
        var text = text(name).orElse("");
        try {
            check.accept(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(name, name + " is refused: " + e.getMessage()).raised();
        }
        return text;
    }

    /** The field's text, which must be a web address; nothing when empty or not there. */
    String address(String name) {
        var text = text(name).orElse("");
        if (!text.isEmpty()) {
            checkAddress(name, text);
        }
        return text;
    }

    static void checkAddress(String name, String text) {
        try {
            WebAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(name, name + " " + e.getMessage()).raised();
        }
    }

    /** Of texts and numbers; each can be sent, and those of the connection are left out. */
    Map<String, String> headers(String name) {
        var node = body.get(name);
        if (node == null) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw Problem.invalid(name, name + " must be an object of texts, not " + kind(node)).raised();
        }
        var headers = new LinkedHashMap<String, String>();
        node.properties().forEach(header -> {
            var value = headerValue(name, header.getValue());
            if (!LEFT_OUT.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                RequestHeaders.trouble(header.getKey(), value).ifPresent(why -> {
                    throw Problem.invalid(name, name + " is refused: " + why).raised();
                });
                headers.put(header.getKey(), value);
            }
        });
        return headers;
    }

    private static String headerValue(String name, JsonNode value) {
        if (!value.isTextual() && !value.isNumber()) {
            throw Problem.invalid(name, name + " must have texts or numbers; one is " + kind(value)).raised();
        }
        return value.asText();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a text";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NULL -> "null";
            default -> "a number";
        };
    }
}
