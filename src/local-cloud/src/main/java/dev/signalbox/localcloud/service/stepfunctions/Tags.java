package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.service.stepfunctions.request.Arns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;

/** Tags of state machines and activities; versions and aliases have none. */
final class Tags {
    private static final int MOST = 50;

    private final Records records;

    Tags(Records records) {
        this.records = records;
    }

    /** The tags that something is created with. */
    static Map<String, String> of(String arn, List<Tag> tags) {
        return merged(arn, Map.of(), tags);
    }

    private static Map<String, String> merged(String arn, Map<String, String> present, List<Tag> added) {
        Map<String, String> tags = new LinkedHashMap<>(present);
        added.forEach(t -> tags.put(Optional.ofNullable(t.key()).orElse(""), Optional.ofNullable(t.value()).orElse(
                "")));
        if (tags.size() > MOST) {
            throw Errors.tooManyTags(arn);
        }
        return tags;
    }

    TagResourceResponse tag(TagResourceRequest request) {
        change(request.resourceArn(), tags -> merged(String.valueOf(request.resourceArn()), tags, request.tags()));
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(UntagResourceRequest request) {
        change(request.resourceArn(), tags -> {
            Map<String, String> left = new LinkedHashMap<>(tags);
            request.tagKeys().forEach(left::remove);
            return left;
        });
        return UntagResourceResponse.builder().build();
    }

    ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
        var arn = request.resourceArn();
        var tags = isActivity(arn) ? activity(arn).tags() : machine(arn).tags();
        return ListTagsForResourceResponse.builder().tags(tags.entrySet().stream().map(e -> Tag.builder().key(e
                .getKey()).value(e.getValue()).build()).toList()).build();
    }

    private static boolean isActivity(@Nullable String arn) {
        return arn != null && arn.contains(":activity:");
    }

    private StateMachineRecord machine(@Nullable String arn) {
        var given = Arns.of(arn, "stateMachine");
        return records.stateMachines().get(given).orElseThrow(() -> Errors.noResource(given));
    }

    private ActivityRecord activity(@Nullable String arn) {
        var given = Arns.of(arn, "activity");
        return records.activities().get(given).orElseThrow(() -> Errors.noResource(given));
    }

    private void change(@Nullable String arn, UnaryOperator<Map<String, String>> change) {
        records.write(() -> {
            if (isActivity(arn)) {
                var activity = activity(arn);
                records.activities().put(activity.arn(), activity.tagged(change.apply(activity.tags())));
            } else {
                var machine = machine(arn);
                records.stateMachines().put(machine.arn(), machine.tagged(change.apply(machine.tags())));
            }
        });
    }
}
