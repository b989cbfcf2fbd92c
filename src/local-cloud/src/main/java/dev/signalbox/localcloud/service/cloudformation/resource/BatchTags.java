package dev.signalbox.localcloud.service.cloudformation.resource;

import software.amazon.awssdk.services.batch.model.TagResourceRequest;
import software.amazon.awssdk.services.batch.model.TagResourceResponse;
import software.amazon.awssdk.services.batch.model.UntagResourceRequest;
import software.amazon.awssdk.services.batch.model.UntagResourceResponse;

/** The tags of resources of AWS Batch, whose physical ids are their ARNs. */
final class BatchTags {
    private BatchTags() {}

    static void update(ResourceUpdate update) {
        update.tags(tags -> update.call(TagResourceRequest.builder().resourceArn(update.id()).tags(tags).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().resourceArn(update.id())
                        .tagKeys(keys).build(), UntagResourceResponse.class));
    }
}
