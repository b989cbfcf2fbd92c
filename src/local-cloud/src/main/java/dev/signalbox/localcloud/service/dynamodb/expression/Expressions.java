package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expressions of one request, which share their placeholders. Parse each that the operation knows, then
 * {@link #checkAllUsed()}.
 */
public final class Expressions {
    private final boolean namesGiven;
    private final boolean valuesGiven;
    private final Placeholders placeholders;
    private boolean anyGiven;
    private boolean anyWithValues;
    private String absentWithValues = "";

    /** The maps as the request has them, so that one left out is known from an empty one. */
    public Expressions(Map<String, String> names, Map<String, AttributeValue> values) {
        namesGiven = !(names instanceof SdkAutoConstructMap);
        valuesGiven = !(values instanceof SdkAutoConstructMap);
        checkFilled("Names", namesGiven && names.isEmpty());
        checkFilled("Values", valuesGiven && values.isEmpty());
        placeholders = new Placeholders(names, values);
    }

    private static void checkFilled(String what, boolean empty) {
        if (empty) {
            throw Invalid.request("ExpressionAttribute" + what + " must not be empty");
        }
    }

    public Optional<Filter> condition(@Nullable String text) {
        return filter(ExpressionKind.CONDITION, text);
    }

    public Optional<Filter> filter(@Nullable String text) {
        return filter(ExpressionKind.FILTER, text);
    }

    private Optional<Filter> filter(ExpressionKind kind, @Nullable String text) {
        return withValues(kind, text, given -> {
            var parser = new ConditionParser(kind, given, placeholders);
            return new Filter(parser.parse(), parser.mentioned());
        });
    }

    public Optional<Update> update(@Nullable String text) {
        return withValues(ExpressionKind.UPDATE, text, given -> new UpdateParser(given, placeholders).parse());
    }

    /** The terms of a key condition, each on another attribute. */
    public Optional<List<KeyTerm>> keyCondition(@Nullable String text) {
        var kind = ExpressionKind.KEY_CONDITION;
        return withValues(kind, text, given -> KeyTerms.of(new ConditionParser(kind, given, placeholders).parse()));
    }

    public Optional<Projection> projection(@Nullable String text) {
        anyGiven |= text != null;
        return Optional.ofNullable(text).map(given -> new ProjectionParser(given, placeholders).parse());
    }

    private <T> Optional<T> withValues(ExpressionKind kind, @Nullable String text, Function<String, T> parse) {
        if (text == null) {
            absentWithValues += (absentWithValues.isEmpty() ? "" : " and ") + kind.parameter();
            return Optional.empty();
        }
        anyGiven = true;
        anyWithValues = true;
        return Optional.of(parse.apply(text));
    }

    /** Refuses names and values that belong to no expression. */
    public void checkAllUsed() {
        if (namesGiven && !anyGiven) {
            throw Invalid.request("ExpressionAttributeNames can only be specified when using expressions");
        }
        if (valuesGiven && !anyWithValues) {
            throw Invalid.request("ExpressionAttributeValues can only be specified when using expressions: "
                    + absentWithValues + (absentWithValues.contains(" and ") ? " are null" : " is null"));
        }
        placeholders.checkAllUsed();
    }
}
