package dev.signalbox.states.internal.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.SourceJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;

/** JSON as states pass it on: numbers keep their digits. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder().recyclerPool(JsonRecyclerPools
            .sharedConcurrentDequePool()).build()).enable(
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).enable(
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();

    private Json() {}

    public static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** Parses what an execution recorded; it is written as it was. */
    public static JsonNode own(String text) {
        try {
            return SourceJson.keeping(parse(text), text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Recorded JSON cannot be read", e);
        }
    }

    public static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON cannot be written", e);
        }
    }

    /** An array that is written as its elements are by themselves, as they were written if nothing changed them. */
    public static JsonNode array(List<JsonNode> elements) {
        var array = MAPPER.createArrayNode().addAll(elements);
        return SourceJson.keeping(array, elements.stream().map(Json::text).collect(Collectors.joining(",", "[", "]")));
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Length of the compact text in UTF-8, without building it. */
    public static long size(JsonNode node) {
        var counter = new CountingStream();
        try {
            MAPPER.writeValue(counter, node);
        } catch (IOException e) {
            throw new IllegalStateException("JSON cannot be written", e);
        }
        return counter.count;
    }

    private static final class CountingStream extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            count += length;
        }
    }
}
