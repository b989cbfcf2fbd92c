package dev.signalbox.localcloud.service.batch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.batch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.batch.model.TagResourceRequest;
import software.amazon.awssdk.services.batch.model.TagResourceResponse;
import software.amazon.awssdk.services.batch.model.UntagResourceRequest;
import software.amazon.awssdk.services.batch.model.UntagResourceResponse;

/** Tags of environments, queues, definitions and jobs. */
final class Tags {
    private static final int MOST = 50;

    private final BatchState state;

    Tags(BatchState state) {
        this.state = state;
    }

    TagResourceResponse tag(TagResourceRequest request) {
        change(request.resourceArn(), old -> {
            var tags = new LinkedHashMap<>(old);
            tags.putAll(request.tags());
            if (tags.size() > MOST) {
                throw BatchErrors.client("A resource can have at most " + MOST + " tags.");
            }
            return tags;
        });
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(UntagResourceRequest request) {
        change(request.resourceArn(), old -> {
            var tags = new LinkedHashMap<>(old);
            request.tagKeys().forEach(tags::remove);
            return tags;
        });
        return UntagResourceResponse.builder().build();
    }

    ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
        var tags = state.change(() -> visit(request.resourceArn(), UnaryOperator.identity()));
        return ListTagsForResourceResponse.builder().tags(tags).build();
    }

    private void change(@Nullable String arn, UnaryOperator<Map<String, String>> change) {
        state.change(() -> visit(arn, change));
    }

    /** Stores the resource with changed tags, and returns them. */
    private Map<String, String> visit(@Nullable String given, UnaryOperator<Map<String, String>> change) {
        var arn = Names.required("resourceArn", given);
        var resource = arn.substring(arn.lastIndexOf(':', arn.indexOf('/') < 0 ? arn.length() : arn.indexOf('/')) + 1);
        return switch (resource.substring(0, Math.max(0, resource.indexOf('/')))) {
            case "compute-environment" -> environment(arn, change);
            case "job-queue" -> queue(arn, change);
            case "job-definition" -> definition(arn, change);
            case "job" -> job(arn, change);
            default -> throw unknown(arn);
        };
    }

    private Map<String, String> environment(String arn, UnaryOperator<Map<String, String>> change) {
        var environment = state.environment(arn).orElseThrow(() -> unknown(arn));
        var tags = change.apply(environment.detail().tags());
        state.environments().put(environment.name(), new Environment(environment.detail().copy(d -> d.tags(tags))));
        return tags;
    }

    private Map<String, String> queue(String arn, UnaryOperator<Map<String, String>> change) {
        var queue = state.queue(arn).orElseThrow(() -> unknown(arn));
        var tags = change.apply(queue.detail().tags());
        state.queues().put(queue.name(), new Queue(queue.detail().copy(d -> d.tags(tags))));
        return tags;
    }

    private Map<String, String> definition(String arn, UnaryOperator<Map<String, String>> change) {
        var definition = state.definitions().values().filter(d -> d.detail().jobDefinitionArn().equals(arn))
                .findFirst().orElseThrow(() -> unknown(arn));
        var tags = change.apply(definition.detail().tags());
        state.definitions().put(definition.key(), new Definition(definition.detail().copy(d -> d.tags(tags))));
        return tags;
    }

    private Map<String, String> job(String arn, UnaryOperator<Map<String, String>> change) {
        var job = state.jobs().get(state.names().nameOf("job", arn)).orElseThrow(() -> unknown(arn));
        var tags = change.apply(job.detail().tags());
        state.jobs().put(job.with(d -> d.tags(tags)));
        return tags;
    }

    private static RuntimeException unknown(String arn) {
        return BatchErrors.client("Resource " + arn + " not found.");
    }
}
