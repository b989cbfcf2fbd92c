package dev.signalbox.states.internal.jsonata;

import java.util.Optional;
import java.util.Set;

/** What Step Functions refuses of an expression before it is run. */
public final class JsonataSyntax {
    private JsonataSyntax() {}

    /**
     * @param code AWS's, such as {@code INVALID_JSONATA_EXPRESSION}
     */
    public record Problem(String code, String message) {}

    /** @param seen the fields that {@code $states} has there */
    public static Optional<Problem> problem(JsonataExpression expression, Set<String> seen) {
        var syntax = expression.syntaxProblem();
        if (syntax.isPresent()) {
            return Optional.of(new Problem("INVALID_JSONATA_EXPRESSION", syntax.get()));
        }
        var references = References.of(expression.text());
        return unsupported(references, seen).map(message -> new Problem("UNSUPPORTED_JSONATA_EXPRESSION", message));
    }

    private static Optional<String> unsupported(References references, Set<String> seen) {
        if (references.root()) {
            return Optional.of("Reference to '$$' is not supported.");
        }
        var missing = references.statesFields().stream().filter(f -> !seen.contains(f)).findFirst();
        if (missing.isPresent()) {
            return missing.map(f -> "Field '$states." + f + "' does not exist.");
        }
        return references.names().stream().findFirst().map(n -> "Reference to '" + n
                + "' at the top level is not supported.");
    }

    /** The variables that an expression refers to; those that it binds itself are not among them. */
    public static Set<String> variables(JsonataExpression expression) {
        return References.of(expression.text()).variables();
    }
}
