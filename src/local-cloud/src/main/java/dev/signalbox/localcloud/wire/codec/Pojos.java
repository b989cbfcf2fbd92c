package dev.signalbox.localcloud.wire.codec;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** What the SDK's model classes have in common. */
public final class Pojos {
    private Pojos() {}

    /** An empty builder of a model class. */
    public static SdkPojo builder(Class<?> model) {
        try {
            return (SdkPojo) model.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(model.getName() + " is not a model class", e);
        }
    }

    public static Object build(SdkPojo builder) {
        return ((Buildable) builder).build();
    }

    /** The field's value; the SDK's stand-ins for absent lists and maps count as absent. */
    public static Optional<Object> value(SdkField<?> field, SdkPojo pojo) {
        Object value = field.getValueOrDefault(pojo);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? Optional.empty()
                : Optional.ofNullable(value);
    }

    static SdkField<?> element(SdkField<?> list) {
        return list.getRequiredTrait(ListTrait.class).memberFieldInfo();
    }

    static SdkField<?> valueOf(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).valueFieldInfo();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asTree(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

}
