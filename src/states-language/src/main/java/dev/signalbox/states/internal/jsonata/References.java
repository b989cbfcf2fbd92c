package dev.signalbox.states.internal.jsonata;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an expression refers to outside itself. The library keeps its syntax tree to itself, so the tokens of an expression
 * that it could parse are read here once more.
 */
final class References {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$([\\p{L}\\p{Nl}_][\\p{L}\\p{N}\\p{Mn}\\p{Mc}\\p{Pc}]*)");
    private static final Pattern STATES_FIELD = Pattern.compile("\\s*\\.\\s*([\\p{L}_][\\p{L}\\p{N}_]*)");
    private static final Pattern SKIPPED = Pattern.compile("\\s+|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile(
            "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|\\d+(?:\\.\\d+)?"
                    + "(?:[eE][-+]?\\d+)?", Pattern.DOTALL);
    private static final Pattern REGEX = Pattern.compile("/(?:[^/\\\\]|\\\\.)+/[a-z]*");
    private static final Pattern QUOTED_NAME = Pattern.compile("`([^`]*)`");
    private static final Pattern SIGNATURE = Pattern.compile("\\s*<[^{]*>(?=\\s*\\{)");
    private static final Pattern OPERATOR = Pattern.compile(":=|~>|\\*\\*|\\.\\.|!=|<=|>=|\\?:|\\?\\?|.",
            Pattern.DOTALL);
    private static final Set<String> WORDS = Set.of("true", "false", "null");
    private static final Set<String> OPERATORS = Set.of("and", "or", "in");

    /** A pair of brackets: whether names within are read from the whole expression's own context. */
    private record Brackets(boolean top, boolean parameters) {}

    private final String text;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> statesFields = new LinkedHashSet<>();
    private final Set<String> variables = new TreeSet<>();
    private final Set<String> bound = new HashSet<>();
    private final Deque<Brackets> open = new ArrayDeque<>(Set.of(new Brackets(true, false)));
    private boolean root;
    private int at;
    /** Whether what was read last can be the left side of an operator. */
    private boolean operand;
    private String last = "";

    private References(String text) {
        this.text = text;
    }

    static References of(String expression) {
        var references = new References(expression);
        while (references.at < expression.length()) {
            references.token();
        }
        return references;
    }

    /** Names that would be read from the top-level context, of which there is none. */
    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    Set<String> statesFields() {
        return Collections.unmodifiableSet(statesFields);
    }

    Set<String> variables() {
        return Collections.unmodifiableSet(variables);
    }

    /** Whether it refers to <code>$$</code>. */
    boolean root() {
        return root;
    }

    private void token() {
        if (read(SKIPPED)) {
            return;
        }
        int from = at;
        if (!operand && read(REGEX) || read(LITERAL)) {
            ended(from);
        } else if (text.charAt(at) == '$') {
            dollar();
            ended(from);
        } else if (read(QUOTED_NAME)) {
            name(text.substring(from + 1, at - 1));
            ended(from);
        } else if (read(NAME)) {
            word(text.substring(from, at));
        } else {
            read(OPERATOR);
            operator(text.substring(from, at));
        }
    }

    private boolean read(Pattern pattern) {
        var matcher = pattern.matcher(text).region(at, text.length());
        boolean found = matcher.lookingAt();
        at = found ? matcher.end() : at;
        return found;
    }

    private void ended(int from) {
        operand = true;
        last = text.substring(from, at);
    }

    private void dollar() {
        var variable = VARIABLE.matcher(text).region(at, text.length());
        if (!variable.lookingAt()) {
            at++;
            if (at < text.length() && text.charAt(at) == '$') {
                at++;
                root = true;
            }
            return;
        }
        at = variable.end();
        var name = variable.group(1);
        if (name.equals("states")) {
            var field = STATES_FIELD.matcher(text).region(at, text.length());
            if (field.lookingAt()) {
                statesFields.add(field.group(1));
            }
        } else if (binds()) {
            bound.add(name);
        } else if (!bound.contains(name) && !Builtins.has(name)) {
            variables.add(name);
        }
    }

    /** Whether the variable that was just read gets its value here. */
    private boolean binds() {
        var rest = text.substring(at).stripLeading();
        return open.element().parameters() || rest.startsWith(":=") || last.equals("@") || last.equals("#");
    }

    private void name(String name) {
        if (!last.equals(".") && open.element().top()) {
            names.add(name);
        }
    }

    private void word(String word) {
        boolean isOperator = operand && OPERATORS.contains(word);
        boolean isFunction = word.equals("function") || word.equals("λ");
        if (!isOperator && !isFunction && !WORDS.contains(word)) {
            name(word);
        }
        operand = !isOperator && !isFunction;
        last = isFunction ? "function" : word;
    }

    private void operator(String operator) {
        switch (operator) {
            case "(", "[", "{" -> {
                boolean inner = last.equals(".") || last.equals("^") || operand && !operator.equals("(");
                open.push(new Brackets(open.element().top() && !inner, last.equals("function")));
                operand = false;
            }
            case ")", "]", "}" -> close();
            case "|" -> {
                // Within a transformation names belong to what is transformed.
                open.push(new Brackets(false, false));
                operand = false;
            }
            case "*", "**", "%" -> operand = !operand;
            default -> operand = false;
        }
        last = operator;
    }

    private void close() {
        boolean header = open.element().parameters();
        if (open.size() > 1) {
            open.pop();
        }
        operand = !header;
        if (header) {
            read(SIGNATURE);
        }
    }
}
