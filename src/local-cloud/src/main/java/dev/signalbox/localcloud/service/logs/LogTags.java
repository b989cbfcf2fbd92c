package dev.signalbox.localcloud.service.logs;

import dev.signalbox.localcloud.runtime.Operations;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/** Tags of log groups, by ARN and, as it once was, by name. */
@SuppressWarnings("deprecation") // clients still call the old operations
final class LogTags {
    private static final int MOST = 50;

    private final LogStore store;

    LogTags(LogStore store) {
        this.store = store;
    }

    void register(Operations operations) {
        operations.on(TagResourceRequest.class, request -> {
            tag(byArn(request.resourceArn()), request.tags());
            return TagResourceResponse.builder().build();
        }).on(UntagResourceRequest.class, request -> {
            untag(byArn(request.resourceArn()), request.tagKeys());
            return UntagResourceResponse.builder().build();
        }).on(ListTagsForResourceRequest.class, request -> ListTagsForResourceResponse.builder().tags(byArn(request
                .resourceArn()).tags()).build());
        operations.on(TagLogGroupRequest.class, request -> {
            tag(byName(request.logGroupName()), request.tags());
            return TagLogGroupResponse.builder().build();
        }).on(UntagLogGroupRequest.class, request -> {
            untag(byName(request.logGroupName()), request.tags());
            return UntagLogGroupResponse.builder().build();
        }).on(ListTagsLogGroupRequest.class, request -> ListTagsLogGroupResponse.builder().tags(byName(request
                .logGroupName()).tags()).build());
    }

    private Group byArn(@Nullable String arn) {
        return store.find(LogNames.fromArn(LogNames.required(arn, "resourceArn"))).orElseThrow(() -> LogErrors.notFound(
                "The specified resource does not exist."));
    }

    private Group byName(@Nullable String name) {
        return store.group(LogNames.required(name, "logGroupName"));
    }

    private void tag(Group group, Map<String, String> added) {
        var tags = new HashMap<>(group.tags());
        tags.putAll(added);
        if (tags.size() > MOST) {
            throw LogErrors.invalid("A log group can have at most " + MOST + " tags.");
        }
        store.replace(group.withTags(tags));
    }

    private void untag(Group group, Collection<String> keys) {
        var tags = new HashMap<>(group.tags());
        tags.keySet().removeAll(keys);
        store.replace(group.withTags(tags));
    }
}
