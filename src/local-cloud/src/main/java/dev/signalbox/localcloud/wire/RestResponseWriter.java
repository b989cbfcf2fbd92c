package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.wire.codec.JsonWriter;
import dev.signalbox.localcloud.wire.codec.Pojos;
import dev.signalbox.localcloud.wire.codec.Scalars;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** REST-JSON: members in status, headers and body. */
final class RestResponseWriter implements ResponseWriter {
    private static final String CONTENT_TYPE = "application/json";

    private final JsonWriter writer = new JsonWriter(Json.JSON);

    @Override
    public WireResponse answer(SdkPojo response, Operation operation, String requestId) {
        int status = 200;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", CONTENT_TYPE);
        Optional<SdkField<?>> payload = Optional.empty();
        for (var field : response.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class)) {
                payload = Optional.of(field);
            }
            var value = Pojos.value(field, response);
            if (value.isPresent() && field.location() == MarshallLocation.STATUS_CODE) {
                status = (Integer) value.get();
            } else if (value.isPresent() && field.location() == MarshallLocation.HEADER) {
                headers.put(field.locationName(), Scalars.text(value.get(), field, Format.RFC_822));
            }
        }
        byte[] body = payload.map(field -> payload(field, response)).orElseGet(() -> writer.write(response));
        return new WireResponse(status, headers, status == 204 ? new byte[0] : body);
    }

    private byte[] payload(SdkField<?> field, SdkPojo response) {
        return Pojos.value(field, response).map(value -> switch (value) {
            case SdkBytes bytes -> bytes.asByteArrayUnsafe();
            case SdkPojo pojo -> writer.write(pojo);
            default -> value.toString().getBytes(StandardCharsets.UTF_8);
        }).orElseGet(() -> new byte[0]);
    }

    @Override
    public WireResponse error(AwsServiceException error, Optional<Operation> operation, String requestId) {
        return new WireResponse(error.statusCode(), ErrorBody.headers(error, CONTENT_TYPE), ErrorBody.write(writer,
                error));
    }
}
