package dev.signalbox.localcloud.runtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** What the SDK's model classes have in common, by member name. */
public final class SdkFields {
    private SdkFields() {}

    /**
     * The members that are set beyond the supported ones, by their wire names: what a service must refuse, because to
     * accept a setting and ignore it would be a lie. Empty lists, empty structures and {@code false} count as not set.
     *
     * @param supported wire names, such as {@code MemorySize}
     */
    public static List<String> unsupported(SdkPojo request, Set<String> supported) {
        return request.sdkFields().stream().filter(f -> !supported.contains(f.memberName())).filter(
                f -> isSet(f.getValueOrDefault(request))).map(SdkField::memberName).sorted().toList();
    }

    /** Copies the members that both have: AWS answers the same structure under many class names. */
    public static <B extends SdkPojo> B copy(SdkPojo from, B builder) {
        var targets = builder.sdkFieldNameToField();
        for (var field : from.sdkFields()) {
            var target = targets.get(field.locationName());
            var value = field.getValueOrDefault(from);
            if (target != null && value != null && target.memberName().equals(field.memberName())) {
                target.set(builder, value);
            }
        }
        return builder;
    }

    private static boolean isSet(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case Collection<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case SdkPojo nested -> nested.sdkFields().stream().anyMatch(f -> isSet(f.getValueOrDefault(nested)));
            default -> true;
        };
    }
}
