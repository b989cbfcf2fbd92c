package dev.signalbox.localcloud.wire.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes model classes as JSON, or as CBOR when made with a CBOR mapper. */
public final class JsonWriter {
    private static final int CBOR_EPOCH_TAG = 1;

    private final ObjectMapper mapper;

    public JsonWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public byte[] write(SdkPojo pojo) {
        return write(pojo, Map.of());
    }

    /** @param extra text members to write first, such as an error's type */
    public byte[] write(SdkPojo pojo, Map<String, String> extra) {
        var out = new ByteArrayOutputStream(512);
        try (var json = mapper.createGenerator(out)) {
            json.writeStartObject();
            for (var member : extra.entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
            members(pojo, json, extra);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void members(SdkPojo pojo, JsonGenerator json, Map<String, String> written) throws IOException {
        for (var field : pojo.sdkFields()) {
            var name = field.unmarshallLocationName();
            if (field.location() != MarshallLocation.PAYLOAD || written.containsKey(name)) {
                continue;
            }
            var value = Pojos.value(field, pojo);
            if (value.isPresent()) {
                json.writeFieldName(name);
                value(value.get(), field, json);
            }
        }
    }

    private void value(@Nullable Object value, SdkField<?> field, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case SdkPojo pojo -> {
                json.writeStartObject();
                members(pojo, json, Map.of());
                json.writeEndObject();
            }
            case List<?> list -> list(list, Pojos.element(field), json);
            case Map<?, ?> map -> map(map, Pojos.valueOf(field), json);
            case SdkBytes bytes -> json.writeBinary(bytes.asByteArrayUnsafe());
            case Instant time -> time(time, field, json);
            case Document document -> mapper.writeTree(json, mapper.valueToTree(document.unwrap()));
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Number number -> json.writeNumber(number.toString());
            default -> json.writeString(value.toString());
        }
    }

    private void list(List<?> list, SdkField<?> element, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (var item : list) {
            value(item, element, json);
        }
        json.writeEndArray();
    }

    private void map(Map<?, ?> map, SdkField<?> element, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (var entry : map.entrySet()) {
            json.writeFieldName(entry.getKey().toString());
            value(entry.getValue(), element, json);
        }
        json.writeEndObject();
    }

    private static void time(Instant time, SdkField<?> field, JsonGenerator json) throws IOException {
        if (json instanceof CBORGenerator cbor) {
            cbor.writeTag(CBOR_EPOCH_TAG);
            cbor.writeNumber(time.toEpochMilli() / 1000d);
        } else if (Scalars.format(field, Format.UNIX_TIMESTAMP) == Format.UNIX_TIMESTAMP) {
            json.writeNumber(Scalars.epoch(time));
        } else {
            json.writeString(Scalars.text(time, field, Format.UNIX_TIMESTAMP));
        }
    }
}
