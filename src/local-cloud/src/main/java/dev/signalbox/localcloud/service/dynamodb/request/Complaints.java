package dev.signalbox.localcloud.service.dynamodb.request;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Collects everything that is wrong with a request; AWS tells up to ten complaints at once. */
final class Complaints {
    private static final int MOST = 10;

    private final List<String> all = new ArrayList<>();

    /** Looks at the members of a structure that stands at the given place. */
    void look(SdkPojo structure, String place, List<Member> members) {
        for (var member : members) {
            var value = value(structure, member.name());
            var at = (place.isEmpty() ? "" : place + ".") + lowerFirst(member.name());
            if (value == null) {
                if (member.required()) {
                    add("Value null at '" + at + "' failed to satisfy constraint: Member must not be null");
                }
                continue;
            }
            member.rules().stream().filter(rule -> !rule.holds().test(value)).forEach(rule -> add("Value '" + text(
                    value)
                    + "' at '" + at + "' failed to satisfy constraint: " + rule.text()));
            lookInside(value, at, member.inside());
        }
    }

    private void lookInside(@Nullable Object value, String at, List<Member> members) {
        if (members.isEmpty()) {
            return;
        }
        switch (value) {
            case SdkPojo structure -> look(structure, at, members);
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    lookInside(list.get(i), at + "." + (i + 1) + ".member", members);
                }
            }
            case Map<?, ?> map -> map.forEach((key, element) -> lookInside(element, at + "." + key + ".member",
                    members));
            case null, default -> {
            }
        }
    }

    private void add(String complaint) {
        if (all.size() < MOST) {
            all.add(complaint);
        }
    }

    void throwIfAny() {
        if (!all.isEmpty()) {
            throw Invalid.request(all.size() + (all.size() == 1 ? " validation error" : " validation errors")
                    + " detected: " + String.join("; ", all));
        }
    }

    /** The value of a member; null when it is left out. */
    static @Nullable Object value(SdkPojo structure, String member) {
        var field = structure.sdkFields().stream().filter(f -> f.locationName().equals(member)).findFirst().orElseThrow(
                () -> new IllegalArgumentException(structure.getClass() + " has no member " + member));
        return value(structure, field);
    }

    private static @Nullable Object value(SdkPojo structure, SdkField<?> field) {
        Object value = field.getValueOrDefault(structure);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case SdkPojo structure -> structure.sdkFields().stream().filter(f -> value(structure, f) != null).map(
                    f -> lowerFirst(f.locationName()) + "=" + text(value(structure, f))).collect(Collectors.joining(
                            ", ", structure.getClass().getSimpleName() + "(", ")"));
            case List<?> list -> list.stream().map(Complaints::text).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> map.entrySet().stream().map(e -> e.getKey() + "=" + text(e.getValue())).collect(
                    Collectors.joining(", ", "{", "}"));
            case null, default -> Objects.toString(value);
        };
    }

    private static String lowerFirst(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
