package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** Tags in Elastic Load Balancing's form. */
final class ElbResourceTags {
    private ElbResourceTags() {}

    static List<Tag> of(Map<String, String> tags) {
        return tags.entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build()).toList();
    }

    static void update(ResourceUpdate update) {
        update.tags(tags -> update.call(AddTagsRequest.builder().resourceArns(update.id()).tags(of(tags)).build(),
                AddTagsResponse.class), keys -> update.call(RemoveTagsRequest.builder().resourceArns(update.id())
                        .tagKeys(keys).build(), RemoveTagsResponse.class));
    }

    /** Those of the ARNs whose tags say that they are the resource. */
    static List<String> owned(ResourceRequest request, List<String> arns) {
        var owner = request.ownerTags().entrySet();
        return arns.isEmpty() ? List.of()
                : request.call(DescribeTagsRequest.builder().resourceArns(arns).build(),
                        DescribeTagsResponse.class).tagDescriptions().stream().filter(d -> d.tags().stream().collect(
                                Collectors.toMap(Tag::key, Tag::value)).entrySet().containsAll(owner)).map(d -> d
                                        .resourceArn()).toList();
    }

    /** What is behind the account in an ARN and its first step: the full name. */
    static String fullName(String arn) {
        var resource = arn.substring(arn.lastIndexOf(':') + 1);
        return resource.startsWith("loadbalancer/") ? resource.substring("loadbalancer/".length()) : resource;
    }
}
