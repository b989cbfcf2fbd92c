package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/** {@code AWS::SQS::QueuePolicy}: the policy of one or more queues. */
final class SqsQueuePolicy extends SharedPolicy {
    SqsQueuePolicy() {
        super("Queues");
    }

    @Override
    void set(ResourceRequest request, String url, String policy) {
        request.call(SetQueueAttributesRequest.builder().queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY,
                policy)).build(), SetQueueAttributesResponse.class);
    }

    @Override
    void look(ResourceRequest request, String url) {
        request.call(GetQueueAttributesRequest.builder().queueUrl(url).attributeNames(QueueAttributeName.POLICY)
                .build(), GetQueueAttributesResponse.class);
    }
}
