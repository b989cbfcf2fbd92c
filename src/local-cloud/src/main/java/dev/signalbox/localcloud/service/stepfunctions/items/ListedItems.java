package dev.signalbox.localcloud.service.stepfunctions.items;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.runtime.Calls;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of a bucket, page by page, as {@code listObjectsV2} describes them. */
final class ListedItems implements ItemStream {
    private final Calls calls;
    private final ListObjectsV2Request request;
    private final Deque<S3Object> page = new ArrayDeque<>();
    private Optional<String> token = Optional.empty();
    private boolean last;

    ListedItems(Calls calls, ListObjectsV2Request request) {
        this.calls = calls;
        this.request = request;
    }

    @Override
    public Optional<Item> next() {
        while (page.isEmpty() && !last) {
            var next = request.toBuilder();
            token.ifPresent(next::continuationToken);
            var response = calls.call(next.build(), ListObjectsV2Response.class);
            page.addAll(response.contents());
            token = Optional.ofNullable(response.nextContinuationToken());
            last = !Boolean.TRUE.equals(response.isTruncated()) || token.isEmpty();
        }
        return Optional.ofNullable(page.poll()).map(ListedItems::item);
    }

    private static Item item(S3Object object) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("Etag", object.eTag()).put("Key", object.key()).put("LastModified", object.lastModified()
                .getEpochSecond()).put("Size", object.size()).put("StorageClass", object.storageClassAsString());
        return Item.of(node);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
