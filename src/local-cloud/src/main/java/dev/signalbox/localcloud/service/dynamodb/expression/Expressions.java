package dev.signalbox.localcloud.service.dynamodb.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expressions of one request, which share their placeholders. Ask for each that the operation knows, then
 * {@link #checkAllUsed()}.
 */
public final class Expressions {
    private final Placeholders placeholders;
    private final Map<ExpressionKind, String> texts;

    Expressions(Map<String, String> names, Map<String, AttributeValue> values, Map<ExpressionKind, String> texts) {
        this.placeholders = new Placeholders(names, values);
        this.texts = texts;
    }

    public Optional<Filter> condition() {
        return filter(ExpressionKind.CONDITION);
    }

    public Optional<Filter> filter() {
        return filter(ExpressionKind.FILTER);
    }

    private Optional<Filter> filter(ExpressionKind kind) {
        return parsed(kind, text -> {
            var parser = new ConditionParser(kind, text, placeholders);
            return new Filter(parser.parse(), parser.mentioned());
        });
    }

    public Optional<Update> update() {
        return parsed(ExpressionKind.UPDATE, text -> new UpdateParser(text, placeholders).parse());
    }

    /** The terms of a key condition, each on another attribute. */
    public Optional<List<KeyTerm>> keyCondition() {
        var kind = ExpressionKind.KEY_CONDITION;
        return parsed(kind, text -> KeyTerms.of(new ConditionParser(kind, text, placeholders).parse()));
    }

    public Optional<Projection> projection() {
        return parsed(ExpressionKind.PROJECTION, text -> new ProjectionParser(text, placeholders).parse());
    }

    private <T> Optional<T> parsed(ExpressionKind kind, Function<String, T> parse) {
        return Optional.ofNullable(texts.get(kind)).map(parse);
    }

    /** Refuses names and values that belong to no expression. */
    public void checkAllUsed() {
        placeholders.checkAllUsed();
    }
}
