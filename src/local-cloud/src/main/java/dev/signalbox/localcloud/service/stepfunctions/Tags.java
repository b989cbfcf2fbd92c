package dev.signalbox.localcloud.service.stepfunctions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;

/** Tags of state machines. */
final class Tags {
    private static final int MOST = 50;

    private final Records records;

    Tags(Records records) {
        this.records = records;
    }

    TagResourceResponse tag(TagResourceRequest request) {
        change(request.resourceArn(), tags -> request.tags().forEach(t -> tags.put(t.key(), t.value())));
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(UntagResourceRequest request) {
        change(request.resourceArn(), tags -> request.tagKeys().forEach(tags::remove));
        return UntagResourceResponse.builder().build();
    }

    ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
        return ListTagsForResourceResponse.builder().tags(StateMachines.tags(machine(request.resourceArn()).tags()))
                .build();
    }

    private StateMachineRecord machine(@Nullable String arn) {
        var given = Names.stateMachineArn(arn);
        return records.stateMachines().get(given).orElseThrow(() -> Errors.noResource(given));
    }

    private void change(@Nullable String arn, Consumer<Map<String, String>> change) {
        records.write(() -> {
            var machine = machine(arn);
            var tags = new LinkedHashMap<>(machine.tags());
            change.accept(tags);
            if (tags.size() > MOST) {
                throw Errors.tooManyTags(machine.arn());
            }
            records.stateMachines().put(machine.arn(), machine.tagged(tags));
        });
    }
}
