package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads parameters that have a fixed set of values. */
final class Enums {
    private Enums() {}

    /** The given value, or the first allowed one when none is given. */
    static String read(@Nullable String value, String member, List<String> allowed) {
        if (value == null) {
            return allowed.getFirst();
        }
        if (!allowed.contains(value)) {
            throw Invalid.constraint(value, member, "Member must satisfy enum value set: [" + String.join(", ", allowed)
                    + "]");
        }
        return value;
    }
}
