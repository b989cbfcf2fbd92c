package dev.signalbox.localcloud.service.stepfunctions.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.runtime.ObjectContents;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The rows of all CSV files that an S3 inventory's {@code manifest.json} names. */
final class ManifestItems implements ItemStream {
    private final ObjectContents objects;
    private final String bucket;
    private final JsonNode config;
    private final Iterator<String> keys;
    private Optional<ItemStream> file = Optional.empty();

    ManifestItems(ObjectContents objects, InputStream manifest) throws IOException, ItemReaderException {
        this.objects = objects;
        JsonNode node;
        try (manifest) {
            node = JsonItems.MAPPER.readTree(manifest);
        }
        if (!node.path("fileFormat").asText().equals("CSV") || !node.path("files").isArray()) {
            throw new ItemReaderException("The manifest does not describe an S3 inventory in CSV format.");
        }
        bucket = node.path("destinationBucket").asText().replaceFirst("^arn:[^:]*:s3:::", "");
        var headers = JsonNodeFactory.instance.arrayNode();
        for (String name : node.path("fileSchema").asText().split(",", -1)) {
            headers.add(name.strip());
        }
        config = JsonNodeFactory.instance.objectNode().put("CSVHeaderLocation", "GIVEN").set("CSVHeaders", headers);
        List<String> names = new ArrayList<>();
        node.path("files").forEach(f -> names.add(f.path("key").asText()));
        keys = names.iterator();
    }

    @Override
    public Optional<Item> next() throws IOException, ItemReaderException {
        while (true) {
            if (file.isPresent()) {
                var item = file.get().next();
                if (item.isPresent()) {
                    return item;
                }
                close();
            }
            if (!keys.hasNext()) {
                return Optional.empty();
            }
            var key = keys.next();
            var body = objects.open(bucket, key);
            file = Optional.of(new CsvItems(key.endsWith(".gz") ? new GZIPInputStream(body) : body, config));
        }
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
            file = Optional.empty();
        }
    }
}
