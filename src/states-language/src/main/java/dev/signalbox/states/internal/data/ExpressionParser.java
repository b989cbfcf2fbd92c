package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Reads calls of intrinsic functions: {@code States.Format('{}', $.a, States.UUID())}. */
final class ExpressionParser {
    /** How deep calls may be nested on AWS. */
    private static final int MAX_DEPTH = 10;

    private final String text;
    private int at;

    ExpressionParser(String text) {
        this.text = text;
    }

    Expression whole() {
        var call = call(1);
        if (at < text.length()) {
            throw wrong("Unexpected '" + text.charAt(at) + "'");
        }
        return call;
    }

    private Expression.Call call(int depth) {
        int from = at;
        int open = text.indexOf('(', at);
        var name = open < 0 ? text.substring(at) : text.substring(at, open);
        if (open < 0 || !Intrinsics.isKnown(name) || depth > MAX_DEPTH) {
            throw wrong("'" + name + "' is not a call of an intrinsic function, or nested too deep");
        }
        at = open + 1;
        List<Expression> arguments = new ArrayList<>();
        skipSpace();
        while (peek() != ')') {
            arguments.add(argument(depth));
            skipSpace();
            if (peek() == ',') {
                at++;
                skipSpace();
                if (peek() == ')') {
                    throw wrong("An argument is missing");
                }
            } else if (peek() != ')') {
                throw wrong("Expected ',' or ')'");
            }
        }
        at++;
        Intrinsics.checkCount(name, arguments.size());
        return new Expression.Call(text.substring(from, at), name, arguments);
    }

    private Expression argument(int depth) {
        if (peek() == '\'') {
            return string();
        }
        if (peek() == '$') {
            return new Expression.At(raw());
        }
        return text.startsWith("States.", at) ? call(depth + 1) : literal(raw());
    }

    /** A backslash makes the next character literal. */
    private Expression string() {
        int from = at;
        at++;
        var value = new StringBuilder();
        while (peek() != '\'') {
            if (peek() == '\\') {
                at++;
            }
            value.append(peek());
            at++;
        }
        at++;
        return new Expression.Literal(text.substring(from, at), TextNode.valueOf(value.toString()));
    }

    /** Up to the comma or parenthesis that ends the argument; those within brackets, parentheses or quotes do not. */
    private String raw() {
        int from = at;
        int depth = 0;
        char quote = 0;
        while (quote != 0 || depth > 0 || peek() != ',' && peek() != ')') {
            char c = peek();
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[' || c == '(') {
                depth++;
            } else if (c == ']' || c == ')') {
                depth--;
            }
            at++;
        }
        return text.substring(from, at).strip();
    }

    private Expression literal(String raw) {
        JsonNode value = switch (raw) {
            case "null" -> NullNode.getInstance();
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> number(raw);
        };
        return new Expression.Literal(raw, value);
    }

    private JsonNode number(String raw) {
        try {
            var value = Json.parse(raw);
            if (value.isNumber()) {
                return value;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a value: " + raw, e);
        }
        throw wrong("Not a value: " + raw);
    }

    private void skipSpace() {
        while (peek() == ' ') {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("Unexpected end");
        }
        return text.charAt(at);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " in " + text);
    }
}
