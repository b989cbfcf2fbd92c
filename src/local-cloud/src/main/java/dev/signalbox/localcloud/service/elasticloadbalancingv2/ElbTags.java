package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

/** Tags by the ARN of what has them. */
final class ElbTags {
    private final Store store;
    private final DurableMap<Tags> tags;
    private final Predicate<String> exists;

    record Tags(Map<String, String> pairs) {}

    /** @param exists whether an ARN names something */
    ElbTags(Store store, Predicate<String> exists) {
        this.store = store;
        this.tags = store.map("elbv2.tags", Tags.class);
        this.exists = exists;
    }

    void register(Operations operations) {
        operations.on(AddTagsRequest.class, this::add).on(RemoveTagsRequest.class, this::remove).on(
                DescribeTagsRequest.class, this::describe);
    }

    /** For something new; call it inside a change. */
    void put(String arn, List<Tag> given) {
        tags.put(arn, new Tags(pairs(given)));
    }

    private static Map<String, String> pairs(List<Tag> given) {
        var pairs = new TreeMap<String, String>();
        given.forEach(tag -> pairs.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return pairs;
    }

    /** With what had them; call it inside a change. */
    void forget(String arn) {
        tags.remove(arn);
    }

    private AddTagsResponse add(AddTagsRequest request) {
        request.resourceArns().forEach(arn -> change(arn, all -> all.putAll(pairs(request.tags()))));
        return AddTagsResponse.builder().build();
    }

    private RemoveTagsResponse remove(RemoveTagsRequest request) {
        request.resourceArns().forEach(arn -> change(arn, all -> all.keySet().removeAll(request.tagKeys())));
        return RemoveTagsResponse.builder().build();
    }

    private void change(String arn, Consumer<Map<String, String>> change) {
        require(arn);
        store.write(() -> {
            var all = new TreeMap<>(of(arn));
            change.accept(all);
            tags.put(arn, new Tags(all));
        });
    }

    private Map<String, String> of(String arn) {
        return tags.get(arn).map(Tags::pairs).orElse(Map.of());
    }

    private void require(String arn) {
        if (!exists.test(arn)) {
            throw arn.contains(":targetgroup/") ? ElbErrors.noTargetGroup(arn)
                    : arn.contains(":listener/") ? ElbErrors.noListener(arn)
                            : arn.contains(":loadbalancer/") ? ElbErrors.noLoadBalancer(arn)
                                    : ServiceError.of(400, "ValidationError", "'" + arn + "' is not a valid ARN");
        }
    }

    private DescribeTagsResponse describe(DescribeTagsRequest request) {
        request.resourceArns().forEach(this::require);
        return DescribeTagsResponse.builder().tagDescriptions(request.resourceArns().stream().map(arn -> TagDescription
                .builder().resourceArn(arn).tags(of(arn).entrySet().stream().map(e -> Tag.builder().key(e.getKey())
                        .value(e.getValue()).build()).toList()).build()).toList()).build();
    }
}
