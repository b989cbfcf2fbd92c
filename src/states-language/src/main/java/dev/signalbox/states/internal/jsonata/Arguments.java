package dev.signalbox.states.internal.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of one call; null is JSONata's undefined. */
final class Arguments {
    private final String function;
    private final List<?> values;

    Arguments(String function, int most, List<?> values) {
        this.function = function;
        this.values = values;
        for (int i = most; i < values.size(); i++) {
            if (values.get(i) != null) {
                throw wrong(i);
            }
        }
    }

    @Nullable
    String text(int index) {
        var value = value(index);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw wrong(index);
    }

    /** AWS cuts off what is behind the point. */
    @Nullable
    Number number(int index) {
        var value = value(index);
        if (value == null || value instanceof Number) {
            return (Number) value;
        }
        throw wrong(index);
    }

    /** A single value stands for a list of it. */
    @Nullable
    List<?> list(int index) {
        var value = value(index);
        return value == null || value instanceof List<?> ? (List<?>) value : List.of(value);
    }

    private @Nullable Object value(int index) {
        var value = index < values.size() ? values.get(index) : null;
        if (value == Jsonata.NULL_VALUE) {
            throw wrong(index);
        }
        return value;
    }

    JException wrong(int index) {
        return new JException("T0410", -1, index + 1, function);
    }
}
