package dev.signalbox.states.internal.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text between <code>{%</code> and <code>%}</code>. */
public record JsonataExpression(String text) {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    /** The expression that a text of a definition is; a text with anything before or after the braces is none. */
    public static Optional<JsonataExpression> in(String text) {
        boolean braced = text.startsWith(OPEN) && text.endsWith(CLOSE) && text.length() >= OPEN.length() + CLOSE
                .length();
        return braced ? Optional.of(new JsonataExpression(text.substring(OPEN.length(), text.length() - CLOSE.length())
                .strip()))
                : Optional.empty();
    }

    /** As {@link #in(String)}; other values than texts are no expressions. */
    public static Optional<JsonataExpression> in(JsonNode node) {
        return node.isTextual() ? in(node.textValue()) : Optional.empty();
    }

    /** Why the text cannot be parsed, if so. */
    Optional<String> syntaxProblem() {
        try {
            Jsonata.jsonata(text);
            return Optional.empty();
        } catch (JException e) {
            return Optional.of(Explanation.withoutCode(e, text));
        } catch (StackOverflowError e) {
            return Optional.of("The expression is nested too deep");
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The value, or empty for JSONata's undefined. */
    public Optional<JsonNode> evaluate(Bindings bindings) throws JsonataProblem {
        try {
            var expression = Jsonata.jsonata(text);
            expression.setOutputConvertNulls(false);
            var frame = expression.createFrame();
            new Limits().watch(frame);
            new StatesFunctions(bindings.chance()).bind(frame);
            bindings.variables().forEach((name, value) -> frame.bind(name, Values.toJava(value)));
            frame.bind("states", Values.toJava(bindings.states()));
            @Nullable
            Object result = expression.evaluate(null, frame);
            return result == null ? Optional.empty() : Optional.of(new Values().toJson(result));
        } catch (JException e) {
            throw JsonataProblem.thrown(Explanation.of(e, text));
        } catch (StackOverflowError e) {
            throw JsonataProblem.thrown(Limits.TOO_DEEP);
        } catch (RuntimeException e) {
            // The library lets exceptions of the JDK through, such as those of java.time.
            throw JsonataProblem.thrown(String.valueOf(e.getMessage()));
        }
    }
}
