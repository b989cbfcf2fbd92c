package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits an expression into tokens. */
final class Lexer {
    private static final int MAX_BYTES = 4096;
    private static final Pattern TOKEN = Pattern.compile(
            "(?<word>[A-Za-z][A-Za-z0-9_]*)|(?<name>#[A-Za-z0-9_]+)|(?<value>:[A-Za-z0-9_]+)"
                    + "|(?<number>[0-9]+)|(?<sign><>|<=|>=|[=<>(),.\\[\\]+-])");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]*");

    private Lexer() {}

    /** The tokens, the last of which is the end. */
    static List<Token> tokens(ExpressionKind kind, String text) {
        int size = ItemSize.utf8(text);
        if (size > MAX_BYTES) {
            throw kind.invalid("Expression size has exceeded the maximum allowed size; expression size: " + size);
        }
        var tokens = new ArrayList<Token>();
        var matcher = TOKEN.matcher(text);
        int at = skipSpace(text, 0);
        while (at < text.length()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                throw unreadable(kind, text, at);
            }
            tokens.add(new Token(kindOf(matcher), matcher.group(), at, matcher.end()));
            at = skipSpace(text, matcher.end());
        }
        if (tokens.isEmpty()) {
            throw kind.invalid("The expression can not be empty;");
        }
        tokens.add(new Token(Token.Kind.END, "<EOF>", text.length(), text.length()));
        return tokens;
    }

    private static int skipSpace(String text, int from) {
        var space = SPACE.matcher(text).region(from, text.length());
        return space.lookingAt() ? space.end() : from;
    }

    private static Token.Kind kindOf(Matcher matcher) {
        if (matcher.group("word") != null) {
            return Token.Kind.WORD;
        }
        if (matcher.group("name") != null) {
            return Token.Kind.NAME_PLACEHOLDER;
        }
        if (matcher.group("value") != null) {
            return Token.Kind.VALUE_PLACEHOLDER;
        }
        return matcher.group("number") != null ? Token.Kind.NUMBER : Token.Kind.SIGN;
    }

    private static RuntimeException unreadable(ExpressionKind kind, String text, int at) {
        var token = text.substring(at, text.offsetByCodePoints(at, 1));
        var near = text.substring(Math.max(0, at - 10), Math.min(text.length(), at + 10));
        return kind.invalid("Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }
}
