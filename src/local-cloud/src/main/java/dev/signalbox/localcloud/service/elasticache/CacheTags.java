package dev.signalbox.localcloud.service.elasticache;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.elasticache.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.elasticache.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.elasticache.model.Tag;

/** Tags by the ARN of what has them. */
final class CacheTags {
    private final Store store;
    private final DurableMap<Tags> tags;
    private final Predicate<String> exists;

    record Tags(Map<String, String> pairs) {}

    /** @param exists whether an ARN names something */
    CacheTags(Store store, Predicate<String> exists) {
        this.store = store;
        this.tags = store.map("elasticache.tags", Tags.class);
        this.exists = exists;
    }

    void register(Operations operations) {
        operations.on(AddTagsToResourceRequest.class, this::add).on(RemoveTagsFromResourceRequest.class, this::remove)
                .on(ListTagsForResourceRequest.class, this::list);
    }

    /** For something new; call it inside a change. */
    void put(String arn, List<Tag> given) {
        var pairs = new TreeMap<String, String>();
        given.forEach(tag -> pairs.put(tag.key(), tag.value() == null ? "" : tag.value()));
        tags.put(arn, new Tags(pairs));
    }

    /** With what had them; call it inside a change. */
    void forget(String arn) {
        tags.remove(arn);
    }

    private AddTagsToResourceResponse add(AddTagsToResourceRequest request) {
        var changed = change(request.resourceName(), pairs -> {
            request.tags().forEach(tag -> pairs.put(tag.key(), tag.value() == null ? "" : tag.value()));
            return pairs;
        });
        return AddTagsToResourceResponse.builder().tagList(changed).build();
    }

    private RemoveTagsFromResourceResponse remove(RemoveTagsFromResourceRequest request) {
        var changed = change(request.resourceName(), pairs -> {
            pairs.keySet().removeAll(request.tagKeys());
            return pairs;
        });
        return RemoveTagsFromResourceResponse.builder().tagList(changed).build();
    }

    private ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder().tagList(change(request.resourceName(), pairs -> pairs)).build();
    }

    private List<Tag> change(String arn, UnaryOperator<Map<String, String>> change) {
        if (!exists.test(arn)) {
            throw ServiceError.of(400, "InvalidARN", "There is nothing here with the ARN " + arn);
        }
        return store.write(() -> {
            var pairs = change.apply(new TreeMap<>(tags.get(arn).map(Tags::pairs).orElse(Map.of())));
            tags.put(arn, new Tags(pairs));
            return pairs.entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                    .toList();
        });
    }
}
