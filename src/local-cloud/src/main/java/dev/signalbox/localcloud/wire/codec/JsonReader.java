package dev.signalbox.localcloud.wire.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Fills model classes from JSON or CBOR. Unknown members are ignored as AWS does; wrong types are refused. */
public final class JsonReader implements BodyReader {
    /** AWS's own spelling. */
    private static final String SPOILED_BASE64 = "Invalid last non-pad Base64 character dectected";

    /** Texts that AWS takes for booleans. */
    private static final Map<String, Boolean> BOOLEANS = Map.of("TRUE", true, "YES", true, "1", true, "FALSE", false,
            "NO", false, "0", false);

    private final ObjectMapper mapper;

    public JsonReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void read(byte[] body, SdkPojo builder) {
        var tree = parse(body);
        if (tree.isMissingNode()) {
            return;
        }
        if (!tree.isObject()) {
            throw new MalformedRequest("The body is not a structure");
        }
        fill(tree, builder);
    }

    @Override
    public @Nullable Object read(byte[] body, SdkField<?> field) {
        return value(parse(body), field, false);
    }

    private JsonNode parse(byte[] body) {
        try {
            var tree = mapper.readTree(body);
            return tree == null ? mapper.missingNode() : tree;
        } catch (JsonProcessingException e) {
            throw MalformedRequest.unreadable("The body cannot be parsed: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new MalformedRequest("The body cannot be parsed", e);
        }
    }

    private void fill(JsonNode node, SdkPojo builder) {
        for (var field : builder.sdkFields()) {
            if (field.location() != MarshallLocation.PAYLOAD) {
                continue;
            }
            var member = node.get(field.locationName());
            if (member != null && !member.isNull()) {
                field.set(builder, value(member, field, false));
            }
        }
    }

    /** @param nested whether the value is an element of a list or a map, and not a member of a structure */
    private @Nullable Object value(JsonNode node, SdkField<?> field, boolean nested) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (!fits(node, field.marshallingType().getKnownType())) {
            throw WrongType.of(node, field, nested);
        }
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> list(node, field);
            case MAP -> map(node, field);
            case SDK_POJO -> pojo(node, field);
            case SDK_BYTES -> bytes(node, field);
            case DOCUMENT -> Documents.read(node);
            case STRING -> node.textValue();
            case BOOLEAN -> bool(node);
            case INSTANT -> node.isNumber() ? Scalars.ofEpoch(node.decimalValue()) : text(node, field);
            case INTEGER, LONG -> Scalars.parse(whole(node), field, Format.UNIX_TIMESTAMP);
            default -> text(node, field);
        };
    }

    private static boolean fits(JsonNode node, MarshallingKnownType type) {
        return switch (type) {
            case LIST -> node.isArray();
            case MAP, SDK_POJO -> node.isObject();
            case SDK_BYTES -> node.isTextual() || node.isBinary();
            case DOCUMENT -> true;
            case STRING -> node.isTextual();
            case BOOLEAN -> node.isBoolean() || BOOLEANS.containsKey(node.asText().toUpperCase(Locale.ROOT)) && node
                    .isTextual();
            case INTEGER, LONG -> node.isNumber();
            default -> node.isNumber() || node.isTextual();
        };
    }

    private static boolean bool(JsonNode node) {
        return node.isBoolean() ? node.booleanValue()
                : Boolean.TRUE.equals(BOOLEANS.get(node.asText().toUpperCase(Locale.ROOT)));
    }

    /** AWS cuts fractions off. */
    private static String whole(JsonNode node) {
        return node.isIntegralNumber() ? node.asText() : node.decimalValue().toBigInteger().toString();
    }

    private static Object text(JsonNode node, SdkField<?> field) {
        return Scalars.parse(node.asText(), field, Format.UNIX_TIMESTAMP);
    }

    private List<@Nullable Object> list(JsonNode node, SdkField<?> field) {
        var element = Pojos.element(field);
        var list = new ArrayList<@Nullable Object>(node.size());
        node.forEach(child -> list.add(value(child, element, true)));
        return list;
    }

    private Map<String, @Nullable Object> map(JsonNode node, SdkField<?> field) {
        var element = Pojos.valueOf(field);
        var map = new LinkedHashMap<String, @Nullable Object>();
        node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue(), element, true)));
        return map;
    }

    private Object pojo(JsonNode node, SdkField<?> field) {
        var builder = field.constructor().get();
        fill(node, builder);
        return Pojos.build(builder);
    }

    private static SdkBytes bytes(JsonNode node, SdkField<?> field) {
        try {
            return SdkBytes.fromByteArrayUnsafe(node.isBinary() ? node.binaryValue() : decoded(node.textValue()));
        } catch (IOException e) {
            throw new MalformedRequest(field.memberName() + " is not base64", e);
        }
    }

    private static byte[] decoded(String base64) {
        if (base64.length() % 4 != 0) {
            throw new MalformedRequest("Base64 encoded length is expected a multiple of 4 bytes but found: " + base64
                    .length());
        }
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (hasSpareBits(base64, bytes)) {
                throw new MalformedRequest(SPOILED_BASE64);
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest(SPOILED_BASE64, e);
        }
    }

    /** Whether the last character before the padding says more than the bytes do. */
    private static boolean hasSpareBits(String base64, byte[] bytes) {
        int tail = bytes.length % 3;
        var end = Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, bytes.length - tail, bytes.length));
        return !base64.endsWith(end);
    }
}
