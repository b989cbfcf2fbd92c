package dev.signalbox.localcloud.wire.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Fills model classes from JSON or CBOR. Unknown members are ignored as AWS does; wrong types are refused. */
public final class JsonReader implements BodyReader {
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
        return value(parse(body), field);
    }

    private JsonNode parse(byte[] body) {
        try {
            var tree = mapper.readTree(body);
            return tree == null ? mapper.missingNode() : tree;
        } catch (JsonProcessingException e) {
            throw new MalformedRequest("The body cannot be parsed: " + e.getOriginalMessage(), e);
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
                field.set(builder, value(member, field));
            }
        }
    }

    private @Nullable Object value(JsonNode node, SdkField<?> field) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> list(node, field);
            case MAP -> map(node, field);
            case SDK_POJO -> pojo(node, field);
            case SDK_BYTES -> bytes(node, field);
            case DOCUMENT -> Documents.read(node);
            case STRING -> expect(node.isTextual(), node, field).textValue();
            case BOOLEAN -> expect(node.isBoolean(), node, field).booleanValue();
            case INSTANT -> node.isNumber() ? Scalars.ofEpoch(node.decimalValue()) : text(node, field);
            default -> text(node, field);
        };
    }

    private static Object text(JsonNode node, SdkField<?> field) {
        return Scalars.parse(expect(node.isNumber() || node.isTextual(), node, field).asText(), field,
                Format.UNIX_TIMESTAMP);
    }

    private List<@Nullable Object> list(JsonNode node, SdkField<?> field) {
        expect(node.isArray(), node, field);
        var element = Pojos.element(field);
        var list = new ArrayList<@Nullable Object>(node.size());
        node.forEach(child -> list.add(value(child, element)));
        return list;
    }

    private Map<String, @Nullable Object> map(JsonNode node, SdkField<?> field) {
        expect(node.isObject(), node, field);
        var element = Pojos.valueOf(field);
        var map = new LinkedHashMap<String, @Nullable Object>();
        node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue(), element)));
        return map;
    }

    private Object pojo(JsonNode node, SdkField<?> field) {
        expect(node.isObject(), node, field);
        var builder = field.constructor().get();
        fill(node, builder);
        return Pojos.build(builder);
    }

    private static SdkBytes bytes(JsonNode node, SdkField<?> field) {
        try {
            expect(node.isTextual() || node.isBinary(), node, field);
            return SdkBytes.fromByteArrayUnsafe(node.isBinary() ? node.binaryValue()
                    : Base64.getDecoder().decode(node.textValue()));
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedRequest(field.memberName() + " is not base64", e);
        }
    }

    private static JsonNode expect(boolean right, JsonNode node, SdkField<?> field) {
        if (!right) {
            throw new MalformedRequest(node.getNodeType() + "_VALUE cannot be converted to " + field.marshallingType()
                    .getKnownType() + " (" + field.memberName() + ")");
        }
        return node;
    }
}
