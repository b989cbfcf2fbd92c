package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.elasticache.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.elasticache.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.elasticache.model.Tag;

/** Tags in ElastiCache's form. */
final class ElastiCacheTags {
    private ElastiCacheTags() {}

    static List<Tag> of(Map<String, String> tags) {
        return tags.entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build()).toList();
    }

    /** @param kind as in the ARN, such as {@code replicationgroup} */
    static void update(ResourceUpdate update, String kind) {
        var arn = update.request().cloud().arn("elasticache", kind + ":" + update.id());
        update.tags(tags -> update.call(AddTagsToResourceRequest.builder().resourceName(arn).tags(of(tags)).build(),
                AddTagsToResourceResponse.class), keys -> update.call(RemoveTagsFromResourceRequest.builder()
                        .resourceName(arn).tagKeys(keys).build(), RemoveTagsFromResourceResponse.class));
    }
}
