package dev.signalbox.localcloud.service.cloudformation.resource;

import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;

/** {@code AWS::SNS::TopicPolicy}: the policy of one or more topics. */
final class SnsTopicPolicy extends SharedPolicy {
    SnsTopicPolicy() {
        super("Topics");
    }

    @Override
    void set(ResourceRequest request, String arn, String policy) {
        request.call(SetTopicAttributesRequest.builder().topicArn(arn).attributeName("Policy").attributeValue(policy)
                .build(), SetTopicAttributesResponse.class);
    }

    @Override
    void look(ResourceRequest request, String arn) {
        request.call(GetTopicAttributesRequest.builder().topicArn(arn).build(), GetTopicAttributesResponse.class);
    }
}
