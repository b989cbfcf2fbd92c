package dev.signalbox.localcloud.service.stepfunctions.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each row as an object of texts; what a short row lacks is an empty text, what a long row has too much is left out. */
final class CsvItems implements ItemStream {
    private static final Map<String, Character> DELIMITERS = Map.of("COMMA", ',', "PIPE", '|', "SEMICOLON", ';',
            "SPACE", ' ', "TAB", '\t');

    private final InputStream body;
    private final CsvRecords records;
    private final List<String> headers;

    CsvItems(InputStream body, JsonNode config) throws IOException, ItemReaderException {
        this.body = body;
        char delimiter = DELIMITERS.getOrDefault(config.path("CSVDelimiter").asText("COMMA"), ',');
        this.records = new CsvRecords(new InputStreamReader(body, StandardCharsets.UTF_8), delimiter);
        this.headers = config.path("CSVHeaderLocation").asText().equals("GIVEN") ? given(config.path("CSVHeaders"))
                : records.next().orElse(List.of());
        if (headers.isEmpty()) {
            throw new ItemReaderException("The CSV file has no header row.");
        }
    }

    private static List<String> given(JsonNode headers) {
        List<String> names = new ArrayList<>();
        headers.forEach(h -> names.add(h.asText()));
        return names;
    }

    @Override
    public Optional<Item> next() throws IOException {
        var row = records.next();
        if (row.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < headers.size(); i++) {
            item.put(headers.get(i), i < row.get().size() ? row.get().get(i) : "");
        }
        return Optional.of(Item.of(item));
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
