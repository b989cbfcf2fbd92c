package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.wire.codec.JsonWriter;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** AWS JSON 1.0 and 1.1; the front door repeats the version that the client sent. */
final class JsonResponseWriter implements ResponseWriter {
    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private final JsonWriter writer = new JsonWriter(Json.JSON);

    @Override
    public WireResponse answer(SdkPojo response, Operation operation, String requestId) {
        return new WireResponse(200, Map.of("Content-Type", CONTENT_TYPE), writer.write(response));
    }

    @Override
    public WireResponse error(AwsServiceException error, Optional<Operation> operation, String requestId) {
        return new WireResponse(error.statusCode(), ErrorBody.headers(error, CONTENT_TYPE), ErrorBody.write(writer,
                error));
    }
}
