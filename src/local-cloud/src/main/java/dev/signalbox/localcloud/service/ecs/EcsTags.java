package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.Operations;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.ecs.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.ecs.model.TagResourceRequest;
import software.amazon.awssdk.services.ecs.model.TagResourceResponse;
import software.amazon.awssdk.services.ecs.model.UntagResourceRequest;
import software.amazon.awssdk.services.ecs.model.UntagResourceResponse;

/** Tags of clusters, task definitions and services. */
final class EcsTags {
    private final State state;

    EcsTags(State state) {
        this.state = state;
    }

    void register(Operations operations) {
        operations.on(TagResourceRequest.class, request -> {
            change(request.resourceArn(), tags -> {
                tags.putAll(Names.tags(request.tags()));
                return tags;
            });
            return TagResourceResponse.builder().build();
        }).on(UntagResourceRequest.class, request -> {
            change(request.resourceArn(), tags -> {
                tags.keySet().removeAll(request.tagKeys());
                return tags;
            });
            return UntagResourceResponse.builder().build();
        }).on(ListTagsForResourceRequest.class, request -> ListTagsForResourceResponse.builder().tags(Names.tags(change(
                request.resourceArn(), tags -> tags))).build());
    }

    private Map<String, String> change(@Nullable String resource, UnaryOperator<Map<String, String>> change) {
        var arn = EcsErrors.required("resourceArn", resource);
        return state.change(() -> cluster(arn, change).or(() -> service(arn, change)).or(() -> definition(arn, change))
                .orElseThrow(() -> EcsErrors.invalid("The specified resource was not found: " + arn)));
    }

    private Optional<Map<String, String>> cluster(String arn, UnaryOperator<Map<String, String>> change) {
        return arn.contains(":cluster/") ? state.clusters().get(Names.last(arn)).map(old -> {
            var tags = change.apply(new TreeMap<>(old.tags()));
            state.clusters().put(old.name(), new State.Cluster(old.name(), old.created(), tags));
            return tags;
        }) : Optional.empty();
    }

    private Optional<Map<String, String>> service(String arn, UnaryOperator<Map<String, String>> change) {
        var parts = arn.split("/");
        return arn.contains(":service/") && parts.length == 3 ? state.service(parts[1], parts[2]).map(old -> {
            var tags = change.apply(new TreeMap<>(old.tags()));
            state.services().put(old.key(), old.tagged(tags));
            return tags;
        }) : Optional.empty();
    }

    private Optional<Map<String, String>> definition(String arn, UnaryOperator<Map<String, String>> change) {
        if (!arn.contains(":task-definition/")) {
            return Optional.empty();
        }
        var old = state.definition(arn);
        var tags = change.apply(new TreeMap<>(old.tags()));
        state.definitions().put(old.key(), new State.Definition(old.detail(), tags));
        return Optional.of(tags);
    }
}
