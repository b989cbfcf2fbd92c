package dev.signalbox.localcloud.wire.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Fills model classes from the forms of the Query protocols. */
public final class FormReader {
    private final boolean alwaysFlat;

    /** @param alwaysFlat lists never carry a {@code member} step, as EC2 has it */
    public FormReader(boolean alwaysFlat) {
        this.alwaysFlat = alwaysFlat;
    }

    public void read(Map<String, String> form, SdkPojo builder) {
        fill(FormTree.of(form), builder);
    }

    private void fill(Map<String, Object> tree, SdkPojo builder) {
        for (var field : builder.sdkFields()) {
            var branch = tree.get(field.locationName());
            if (branch != null) {
                field.set(builder, value(branch, field));
            }
        }
    }

    private Object value(Object branch, SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> list(branch, field);
            case MAP -> map(tree(branch, field), field);
            case SDK_POJO -> {
                var builder = field.constructor().get();
                if (branch instanceof Map<?, ?> map) {
                    fill(Pojos.asTree(map), builder);
                }
                yield Pojos.build(builder);
            }
            default -> Scalars.parse(leaf(branch, field), field, Format.ISO_8601);
        };
    }

    /** {@code Name=} without a number is how an empty list is sent. */
    private List<Object> list(Object branch, SdkField<?> field) {
        if (!(branch instanceof Map<?, ?> map)) {
            return List.of();
        }
        var trait = field.getRequiredTrait(ListTrait.class);
        var element = Pojos.element(field);
        var items = trait.isFlattened() || alwaysFlat ? Pojos.asTree(map) : step(map, element.locationName());
        var list = new ArrayList<Object>();
        FormTree.numbered(items).forEach(item -> list.add(value(item, element)));
        return list;
    }

    private Map<String, Object> map(Map<String, Object> branch, SdkField<?> field) {
        var trait = field.getRequiredTrait(MapTrait.class);
        var entries = trait.isFlattened() ? branch : step(branch, "entry");
        var map = new LinkedHashMap<String, Object>();
        for (var item : FormTree.numbered(entries)) {
            var entry = tree(item, field);
            map.put(leaf(entry.get(trait.keyLocationName()), field), value(entry.getOrDefault(trait
                    .valueLocationName(), ""), Pojos.valueOf(field)));
        }
        return map;
    }

    private static Map<String, Object> step(Map<?, ?> tree, String name) {
        return tree.get(name) instanceof Map<?, ?> child ? Pojos.asTree(child) : Map.of();
    }

    private static Map<String, Object> tree(Object branch, SdkField<?> field) {
        if (branch instanceof Map<?, ?> map) {
            return Pojos.asTree(map);
        }
        throw new MalformedRequest(field.memberName() + " is not a structure");
    }

    private static String leaf(@Nullable Object branch, SdkField<?> field) {
        if (branch instanceof String text) {
            return text;
        }
        throw new MalformedRequest(field.memberName() + " is not a single value");
    }
}
