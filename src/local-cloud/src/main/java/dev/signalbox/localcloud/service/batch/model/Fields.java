package dev.signalbox.localcloud.service.batch.model;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.LocationTrait;

/** Members of a model class; all of them are in the body. */
final class Fields {
    private Fields() {}

    static SdkField<String> text(String name, Function<Object, @Nullable String> getter,
            BiConsumer<Object, String> setter) {
        return SdkField.<String>builder(MarshallingType.STRING).memberName(name).getter(getter).setter(setter).traits(
                at(
                        name)).build();
    }

    static SdkField<List<String>> texts(String name, Function<Object, List<String>> getter,
            BiConsumer<Object, List<String>> setter) {
        var element = SdkField.<String>builder(MarshallingType.STRING).traits(at("member")).build();
        return SdkField.<List<String>>builder(MarshallingType.LIST).memberName(name).getter(getter).setter(setter)
                .traits(at(name), ListTrait.builder().memberFieldInfo(element).build()).build();
    }

    /** A list of structures that only goes out. */
    static <T extends SdkPojo> SdkField<List<T>> structures(String name, Function<Object, List<T>> getter) {
        var element = SdkField.<SdkPojo>builder(MarshallingType.SDK_POJO).traits(at("member")).build();
        return SdkField.<List<T>>builder(MarshallingType.LIST).memberName(name).getter(getter).traits(at(name),
                ListTrait.builder().memberFieldInfo(element).build()).build();
    }

    private static LocationTrait at(String name) {
        return LocationTrait.builder().location(MarshallLocation.PAYLOAD).locationName(name).build();
    }

    static Map<String, SdkField<?>> byName(List<SdkField<?>> fields) {
        return fields.stream().collect(Collectors.toMap(SdkField::memberName, f -> f));
    }
}
