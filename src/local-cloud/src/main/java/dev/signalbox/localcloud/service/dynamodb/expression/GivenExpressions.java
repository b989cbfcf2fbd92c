package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The expressions that a request has, still unread, beside the parameters that are older than expressions and may not be
 * mixed with them.
 */
public final class GivenExpressions {
    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final List<ExpressionKind> kinds = new ArrayList<>();
    private final Map<ExpressionKind, String> texts = new EnumMap<>(ExpressionKind.class);
    private final List<String> legacy = new ArrayList<>();

    /** The maps as the request has them, so that one left out is known from an empty one. */
    public GivenExpressions(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
    }

    /** Adds an expression that the operation knows, in the order in which errors name them. */
    public GivenExpressions with(ExpressionKind kind, @Nullable String text) {
        kinds.add(kind);
        if (text != null) {
            texts.put(kind, text);
        }
        return this;
    }

    public GivenExpressions legacy(String parameter, boolean given) {
        if (given) {
            legacy.add(parameter);
        }
        return this;
    }

    public boolean has(ExpressionKind kind) {
        return texts.containsKey(kind);
    }

    /** Refuses old parameters beside expressions, and placeholders without any. */
    public GivenExpressions checked() {
        if (!texts.isEmpty() && !legacy.isEmpty()) {
            throw Invalid.request("Can not use both expression and non-expression parameters in the same request: "
                    + "Non-expression parameters: {" + String.join(", ", legacy) + "} Expression parameters: {" + kinds
                            .stream().filter(this::has).map(ExpressionKind::parameter).collect(Collectors.joining(", "))
                    + "}");
        }
        if (isGiven(names) && texts.isEmpty()) {
            throw Invalid.request("ExpressionAttributeNames can only be specified when using expressions");
        }
        var withValues = kinds.stream().filter(kind -> kind != ExpressionKind.PROJECTION).toList();
        if (isGiven(values) && withValues.stream().noneMatch(this::has)) {
            throw Invalid.request("ExpressionAttributeValues can only be specified when using expressions: "
                    + withValues.stream().map(ExpressionKind::parameter).collect(Collectors.joining(" and "))
                    + (withValues.size() > 1 ? " are null" : " is null"));
        }
        return this;
    }

    private static boolean isGiven(Map<?, ?> map) {
        return !(map instanceof SdkAutoConstructMap);
    }

    /** Reads the placeholders; the expressions are read when asked for. */
    public Expressions read() {
        checkFilled("Names", isGiven(names) && names.isEmpty());
        Placeholders.checkNames(names);
        checkFilled("Values", isGiven(values) && values.isEmpty());
        return new Expressions(names, values, texts);
    }

    private static void checkFilled(String what, boolean empty) {
        if (empty) {
            throw Invalid.request("ExpressionAttribute" + what + " must not be empty");
        }
    }
}
