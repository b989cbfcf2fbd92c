package dev.signalbox.localcloud.wire;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;

/** The mappers of the protocols. */
final class Json {
    /** A Lambda archive sent inline is one long base64 text; the body limit of the front door is the real bound. */
    private static final StreamReadConstraints LONG_TEXTS = StreamReadConstraints.builder().maxStringLength(
            100_000_000).maxNameLength(200_000).build();

    static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LONG_TEXTS)
            .build()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    static final ObjectMapper CBOR = CBORMapper.builder(CBORFactory.builder().streamReadConstraints(LONG_TEXTS)
            .build()).build();

    private Json() {}
}
