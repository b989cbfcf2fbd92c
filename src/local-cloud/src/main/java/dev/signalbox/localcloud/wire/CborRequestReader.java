package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.wire.codec.JsonReader;
import software.amazon.awssdk.core.SdkPojo;

/** Smithy RPC v2 CBOR. */
final class CborRequestReader implements RequestReader {
    private final JsonReader reader = new JsonReader(Json.CBOR);

    @Override
    public void read(WireRequest request, Match match, SdkPojo builder) {
        reader.read(request.body(), builder);
    }
}
