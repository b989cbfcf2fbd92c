package dev.signalbox.states.internal.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import dev.signalbox.states.internal.data.Expression;
import dev.signalbox.states.internal.data.VariablePath;
import java.util.Optional;

/** What counts as a path, and where paths may stand. */
final class PathSyntax {
    private PathSyntax() {}

    static boolean isPath(String text) {
        return compiled(text).isPresent();
    }

    /** Whether this calls an intrinsic function, with arguments that can be read. */
    static boolean isCall(String text) {
        try {
            return Expression.parse(text) instanceof Expression.Call call && arguments(call);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean arguments(Expression.Call call) {
        return call.arguments().stream().allMatch(a -> switch (a) {
            case Expression.At(var path) -> isPath(path);
            case Expression.Call inner -> arguments(inner);
            case Expression.Literal _ -> true;
        });
    }

    /** A reference path names exactly one place, and not in the context object. */
    static boolean isReference(String text) {
        return !text.startsWith("$$") && VariablePath.of(text).isEmpty() && !text.contains("@") && compiled(text)
                .filter(JsonPath::isDefinite).isPresent();
    }

    static void checkTemplate(JsonNode node, String at, Problems problems) {
        if (node.isArray()) {
            node.forEach(n -> checkTemplate(n, at, problems));
        }
        node.properties().forEach(e -> {
            if (e.getKey().endsWith(".$")) {
                checkExpression(e.getKey(), e.getValue(), at, problems);
            } else {
                warnOfForgottenDollar(e.getKey(), e.getValue(), at, problems);
                checkTemplate(e.getValue(), at + "/" + e.getKey(), problems);
            }
        });
    }

    private static void checkExpression(String field, JsonNode value, String at, Problems problems) {
        var text = value.isTextual() ? value.textValue() : "";
        if (!isPath(text) && !isCall(text)) {
            problems.schema(at, "The value for the field '" + field
                    + "' must be a valid JSONPath or a valid intrinsic function call");
        }
    }

    private static void warnOfForgottenDollar(String field, JsonNode value, String at, Problems problems) {
        if (value.isTextual() && value.textValue().matches("\\$\\$?[.\\[].*") && isPath(value.textValue())) {
            problems.warning("NO_DOLLAR", at + "/" + field, "The value looks like a JSONPath, but the field name "
                    + "does not end with '.$'");
        }
    }

    private static Optional<JsonPath> compiled(String text) {
        if (!text.startsWith("$")) {
            return Optional.empty();
        }
        try {
            var path = VariablePath.of(text).map(VariablePath::path).orElse(text.startsWith("$$") ? text.substring(1)
                    : text);
            return Optional.of(JsonPath.compile(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
