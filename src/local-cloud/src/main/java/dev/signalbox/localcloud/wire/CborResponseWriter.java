package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.wire.codec.JsonWriter;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** Smithy RPC v2 CBOR. */
final class CborResponseWriter implements ResponseWriter {
    private static final String PROTOCOL_HEADER = "smithy-protocol";
    private static final String PROTOCOL = "rpc-v2-cbor";
    private static final String CONTENT_TYPE = "application/cbor";

    private final JsonWriter writer = new JsonWriter(Json.CBOR);

    @Override
    public WireResponse answer(SdkPojo response, Operation operation, String requestId) {
        return new WireResponse(200, Map.of("Content-Type", CONTENT_TYPE, PROTOCOL_HEADER, PROTOCOL), writer.write(
                response));
    }

    @Override
    public WireResponse error(AwsServiceException error, Optional<Operation> operation, String requestId) {
        return new WireResponse(error.statusCode(), ErrorBody.headers(error, CONTENT_TYPE), ErrorBody.write(writer,
                error)).with(PROTOCOL_HEADER, PROTOCOL);
    }
}
