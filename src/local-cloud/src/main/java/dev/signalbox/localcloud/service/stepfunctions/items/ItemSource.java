package dev.signalbox.localcloud.service.stepfunctions.items;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.states.MapRunOrder.Items;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/** Opens the items of a Map Run, as often as they are wanted. */
public final class ItemSource {
    private final CloudContext context;

    public ItemSource(CloudContext context) {
        this.context = context;
    }

    /** The items from the first one, no more than the reader's limit. */
    public ItemStream open(Items items) throws IOException, ItemReaderException {
        if (items instanceof Items.Read read && read.maxItems() < 0) {
            throw new ItemReaderException("field MaxItems must be positive");
        }
        try {
            return switch (items) {
                case Items.Given(var values) -> new GivenItems(values);
                case Items.Read read when read.resource().endsWith(":listObjectsV2") -> limited(listing(read
                        .parameters()), read.maxItems());
                case Items.Read read -> limited(object(read), read.maxItems());
            };
        } catch (AwsServiceException e) {
            throw new ItemReaderException(ServiceError.messageOf(e) + " (" + ServiceError.codeOf(e) + ")");
        }
    }

    private ItemStream listing(JsonNode parameters) throws ItemReaderException {
        var request = ListObjectsV2Request.builder().bucket(text(parameters, "Bucket"));
        if (parameters.has("Prefix")) {
            request.prefix(parameters.get("Prefix").asText());
        }
        return new ListedItems(context.calls(), request.build());
    }

    private ItemStream object(Items.Read read) throws IOException, ItemReaderException {
        var key = text(read.parameters(), "Key");
        var type = read.config().path("InputType").asText();
        var body = body(text(read.parameters(), "Bucket"), key);
        return switch (type) {
            case "CSV" -> new CsvItems(body, read.config());
            case "JSON" -> JsonItems.whole(body, read.config().path("ItemsPointer").asText(""));
            case "JSONL" -> JsonItems.lines(body);
            case "MANIFEST" -> new ManifestItems(context.objects(), body);
            default -> throw new ItemReaderException("The input type " + type + " is not supported.");
        };
    }

    private InputStream body(String bucket, String key) throws IOException {
        return new BufferedInputStream(context.objects().open(bucket, key), 1 << 16);
    }

    private static String text(JsonNode parameters, String name) throws ItemReaderException {
        if (!parameters.path(name).isTextual()) {
            throw new ItemReaderException("The ItemReader's parameter '" + name + "' must be a string.");
        }
        return parameters.get(name).textValue();
    }

    private static ItemStream limited(ItemStream all, long max) {
        return max == 0 ? all : new ItemStream() {
            private long read;

            @Override
            public Optional<Item> next() throws IOException, ItemReaderException {
                read++;
                return read > max ? Optional.empty() : all.next();
            }

            @Override
            public void close() throws IOException {
                all.close();
            }
        };
    }
}
