package dev.signalbox.localcloud.service.stepfunctions.items;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The elements of a JSON array, the fields of a JSON object, or JSON values one after another. */
final class JsonItems implements ItemStream {
    static final ObjectMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();

    private enum Kind {
        ARRAY, OBJECT, LINES
    }

    private final JsonParser parser;
    private final Kind kind;

    private JsonItems(JsonParser parser, Kind kind) {
        this.parser = parser;
        this.kind = kind;
    }

    /** JSON Lines: one value after another. */
    static ItemStream lines(InputStream body) throws IOException {
        return new JsonItems(MAPPER.getFactory().createParser(body), Kind.LINES);
    }

    /**
     * @param pointer to the array or object within the file; empty for the whole
     */
    static ItemStream whole(InputStream body, String pointer) throws IOException, ItemReaderException {
        var plain = MAPPER.getFactory().createParser(body);
        var parser = pointer.isEmpty() ? plain
                : new FilteringParserDelegate(plain, new JsonPointerBasedFilter(JsonPointer.compile(pointer)),
                        Inclusion.ONLY_INCLUDE_ALL, false);
        try {
            return switch (parser.nextToken()) {
                case START_ARRAY -> new JsonItems(parser, Kind.ARRAY);
                case START_OBJECT -> new JsonItems(parser, Kind.OBJECT);
                case null, default -> throw new ItemReaderException(
                        "Attempting to map over non-iterable node: the file holds neither an array nor an object.");
            };
        } catch (JsonParseException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Optional<Item> next() throws IOException, ItemReaderException {
        try {
            var token = parser.nextToken();
            if (token == null || token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
                return Optional.empty();
            }
            Optional<String> key = Optional.empty();
            if (kind == Kind.OBJECT) {
                key = Optional.of(parser.currentName());
                parser.nextToken();
            }
            JsonNode value = MAPPER.readTree(parser);
            return Optional.of(new Item(key, value));
        } catch (JsonParseException e) {
            throw unreadable(e);
        }
    }

    private static ItemReaderException unreadable(JsonParseException e) {
        return new ItemReaderException("The file is not valid JSON: " + e.getOriginalMessage() + " at line " + e
                .getLocation().getLineNr());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
