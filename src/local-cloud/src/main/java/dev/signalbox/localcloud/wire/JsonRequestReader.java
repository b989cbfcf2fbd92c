package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.wire.codec.JsonReader;
import software.amazon.awssdk.core.SdkPojo;

/** AWS JSON 1.0 and 1.1. */
final class JsonRequestReader implements RequestReader {
    private final JsonReader reader = new JsonReader(Json.JSON);

    @Override
    public void read(WireRequest request, Match match, SdkPojo builder) {
        reader.read(request.body(), builder);
    }
}
