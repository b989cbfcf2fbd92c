package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What the parsers of all expression languages share: the token at hand, paths, placeholders, syntax errors. */
abstract class Parser {
    private static final int MAX_INDEX_DIGITS = 9;

    final ExpressionKind kind;
    private final String text;
    private final List<Token> tokens;
    private final Placeholders placeholders;
    private final Set<String> keywords;
    private final List<Path> mentioned = new ArrayList<>();
    private final Map<Fault, AwsServiceException> faults = new EnumMap<>(Fault.class);
    private int at;

    Parser(ExpressionKind kind, String text, Placeholders placeholders, Set<String> keywords) {
        this.kind = kind;
        this.text = text;
        this.tokens = Lexer.tokens(kind, text);
        this.placeholders = placeholders;
        this.keywords = keywords;
    }

    /** Remembers a fault, the first of its kind; the syntax may be wrong yet. */
    final void note(Fault fault, AwsServiceException error) {
        faults.putIfAbsent(fault, error);
    }

    /** The first fault by the given order. */
    final Optional<AwsServiceException> first(List<Fault> order) {
        return order.stream().filter(faults::containsKey).findFirst().map(faults::get);
    }

    final void throwFirst(List<Fault> order) {
        var fault = first(order);
        if (fault.isPresent()) {
            throw fault.get();
        }
    }

    final Token peek() {
        return tokens.get(at);
    }

    /** Whether a function call begins here. */
    final boolean atFunction() {
        return peek().kind() == Token.Kind.WORD && tokens.get(at + 1).isSign("(") && !isKeyword(peek());
    }

    final Token next() {
        var token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    final boolean takeWord(String word) {
        boolean there = peek().isWord(word);
        if (there) {
            at++;
        }
        return there;
    }

    final boolean takeSign(String sign) {
        boolean there = peek().isSign(sign);
        if (there) {
            at++;
        }
        return there;
    }

    final void expectSign(String sign) {
        if (!takeSign(sign)) {
            throw syntaxError();
        }
    }

    final void expectEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw syntaxError();
        }
    }

    /** Complains of the token at hand, showing its neighbours as AWS does. */
    final AwsServiceException syntaxError() {
        int start = tokens.get(Math.max(0, at - 1)).start();
        int end = tokens.get(Math.min(tokens.size() - 1, at + 1)).end();
        return kind.invalid("Syntax error; token: \"" + peek().text() + "\", near: \"" + text.substring(start, end)
                + "\"");
    }

    /** One or more, with commas between. */
    final <T> List<T> list(Supplier<T> one) {
        var all = new ArrayList<T>();
        do {
            all.add(one.get());
        } while (takeSign(","));
        return all;
    }

    final Path path() {
        return path(List.of(new Path.Step.Field(name())));
    }

    /** A path that goes on from these steps. */
    final Path path(List<Path.Step> begun) {
        var steps = new ArrayList<>(begun);
        while (true) {
            if (takeSign(".")) {
                steps.add(new Path.Step.Field(name()));
            } else if (takeSign("[")) {
                steps.add(new Path.Step.Element(index()));
                expectSign("]");
            } else {
                var path = new Path(List.copyOf(steps));
                mentioned.add(path);
                return path;
            }
        }
    }

    /** Every path parsed so far. */
    final List<Path> mentioned() {
        return List.copyOf(mentioned);
    }

    private String name() {
        var token = peek();
        return switch (token.kind()) {
            case NAME_PLACEHOLDER -> placeholderName(next().text());
            case WORD -> plainName(token);
            case VALUE_PLACEHOLDER, NUMBER, SIGN, END -> throw syntaxError();
        };
    }

    private String placeholderName(String placeholder) {
        return placeholders.name(placeholder).orElseGet(() -> {
            var undefined = kind.invalid("An expression attribute name used in the document path is not defined; "
                    + "attribute name: " + placeholder);
            note(Fault.NAME, undefined);
            note(Fault.PLACEHOLDER, undefined);
            return placeholder;
        });
    }

    private String plainName(Token token) {
        if (isKeyword(token)) {
            throw syntaxError();
        }
        if (ReservedWords.contains(token.text())) {
            note(Fault.RESERVED, kind.invalid("Attribute name is a reserved keyword; reserved keyword: " + token
                    .text()));
        }
        return next().text();
    }

    private int index() {
        var token = peek();
        if (token.kind() != Token.Kind.NUMBER || token.text().length() > MAX_INDEX_DIGITS) {
            throw syntaxError();
        }
        return Integer.parseInt(next().text());
    }

    /** The value that the placeholder at hand stands for. */
    final Value value() {
        if (peek().kind() != Token.Kind.VALUE_PLACEHOLDER) {
            throw syntaxError();
        }
        var placeholder = next().text();
        return placeholders.value(placeholder).orElseGet(() -> {
            var undefined = kind.invalid("An expression attribute value used in expression is not defined; "
                    + "attribute value: " + placeholder);
            note(Fault.VALUE, undefined);
            note(Fault.PLACEHOLDER, undefined);
            return new Value.Null();
        });
    }

    /** Notes paths that stand in each other's way. */
    final void checkDisjoint(List<Path> paths) {
        Paths.clashes(paths).forEach(clash -> note(clash.overlap() ? Fault.OVERLAP : Fault.CONFLICT, kind.invalid(clash
                .message())));
    }

    private boolean isKeyword(Token token) {
        return keywords.contains(token.text().toUpperCase(Locale.ROOT));
    }

    final AwsServiceException wrongCount(String function, int operands) {
        return kind.invalid("Incorrect number of operands for operator or function; operator or function: " + function
                + ", number of operands: " + operands);
    }

    final AwsServiceException wrongType(String function, String type) {
        return kind.invalid("Incorrect operand type for operator or function; operator or function: " + function
                + ", operand type: " + type);
    }

    final AwsServiceException pathNeeded(String function) {
        return kind.invalid("Operator or function requires a document path; operator or function: " + function);
    }
}
