package dev.signalbox.localcloud.access;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** What a request says, by its members' names in any case. */
final class Members {
    private Members() {}

    /** A member as text; of a list the first entry. */
    static Optional<String> text(SdkPojo request, String name) {
        var value = value(request, name);
        if (value instanceof Collection<?> list) {
            value = list.isEmpty() ? null : list.iterator().next();
        }
        return Optional.ofNullable(value).filter(v -> !(v instanceof SdkPojo)).map(Object::toString).filter(v -> !v
                .isEmpty());
    }

    static Optional<SdkPojo> structure(SdkPojo request, String name) {
        return value(request, name) instanceof SdkPojo pojo ? Optional.of(pojo) : Optional.empty();
    }

    static List<SdkPojo> structures(SdkPojo request, String name) {
        return value(request, name) instanceof Collection<?> list ? list.stream().filter(SdkPojo.class::isInstance).map(
                SdkPojo.class::cast).toList() : List.of();
    }

    static Map<?, ?> map(SdkPojo request, String name) {
        return value(request, name) instanceof Map<?, ?> map ? map : Map.of();
    }

    static @Nullable Object value(SdkPojo request, String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        for (var field : request.sdkFields()) {
            if (field.memberName().toLowerCase(Locale.ROOT).equals(wanted)) {
                return field.getValueOrDefault(request);
            }
        }
        return null;
    }
}
