package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.wire.codec.BodyReader;
import dev.signalbox.localcloud.wire.codec.Scalars;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** The REST protocols: members in path, query, headers and body. */
final class RestRequestReader implements RequestReader {
    private final BodyReader reader;

    RestRequestReader(BodyReader reader) {
        this.reader = reader;
    }

    @Override
    public void read(WireRequest request, Match match, SdkPojo builder) {
        if (!match.operation().explicitPayload()) {
            reader.read(request.body(), builder);
        }
        var query = QueryString.parse(request.query());
        for (var field : builder.sdkFields()) {
            switch (field.location()) {
                case PATH, GREEDY_PATH -> text(Optional.ofNullable(match.pathValues().get(field.locationName())), field,
                        builder);
                case QUERY_PARAM -> query(query, field, builder);
                case HEADER -> header(request, field, builder);
                case PAYLOAD -> payload(request.body(), field, builder);
                default -> {
                    // status codes and the like have no place in a request
                }
            }
        }
    }

    private static void text(Optional<String> text, SdkField<?> field, SdkPojo builder) {
        var times = field.location() == MarshallLocation.HEADER ? Format.RFC_822 : Format.ISO_8601;
        text.ifPresent(value -> field.set(builder, Scalars.parse(value, field, times)));
    }

    private static void header(WireRequest request, SdkField<?> field, SdkPojo builder) {
        var value = request.header(field.locationName());
        switch (field.marshallingType().getKnownType()) {
            case MAP -> field.set(builder, named(request, field.locationName()));
            case LIST -> {
                var element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
                value.ifPresent(text -> field.set(builder, Stream.of(text.split(",")).map(String::strip).filter(
                        one -> !one.isEmpty()).map(one -> Scalars.parse(one, element, Format.RFC_822)).toList()));
            }
            default -> text(value, field, builder);
        }
    }

    /** The headers whose names begin so, by the rest of their names in lower case. */
    private static Map<String, String> named(WireRequest request, String prefix) {
        var found = new TreeMap<String, String>();
        for (var name : request.headerNames()) {
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                request.header(name).ifPresent(value -> found.put(name.substring(prefix.length()).toLowerCase(
                        Locale.ROOT), value));
            }
        }
        return found;
    }

    private static void query(Map<String, List<String>> query, SdkField<?> field, SdkPojo builder) {
        var values = query.get(field.locationName());
        if (values == null) {
            return;
        }
        if (field.marshallingType().getKnownType() == MarshallingKnownType.LIST) {
            var element = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            field.set(builder, values.stream().map(value -> Scalars.parse(value, element, Format.ISO_8601)).toList());
        } else {
            text(Optional.of(values.getFirst()), field, builder);
        }
    }

    private void payload(byte[] body, SdkField<?> field, SdkPojo builder) {
        if (!field.containsTrait(PayloadTrait.class) || body.length == 0) {
            return;
        }
        boolean raw = field.marshallingType().getKnownType() == MarshallingKnownType.SDK_BYTES;
        field.set(builder, raw ? SdkBytes.fromByteArrayUnsafe(body) : reader.read(body, field));
    }
}
