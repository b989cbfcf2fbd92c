package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.policy.Context;
import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Who sends to an encrypted topic or queue, or receives from one, needs leave for its key too. */
final class EncryptionNeeds {
    private static final List<String> SEND = List.of("kms:GenerateDataKey", "kms:Decrypt");
    private static final List<String> RECEIVE = List.of("kms:Decrypt");
    private static final Map<String, List<String>> OPERATIONS = Map.of("sns.Publish", SEND, "sns.PublishBatch", SEND,
            "sqs.SendMessage", SEND, "sqs.SendMessageBatch", SEND, "sqs.ReceiveMessage", RECEIVE);
    /** AWS's own keys let everybody of the account use them through the service. */
    private static final String OWN_KEYS = "alias/aws/";

    private final Calls calls;
    private final UnaryOperator<String> keys;
    private final CloudIdentity identity;

    EncryptionNeeds(Calls calls, UnaryOperator<String> keys, CloudIdentity identity) {
        this.calls = calls;
        this.keys = keys;
        this.identity = identity;
    }

    Stream<Need> of(AwsRequest request, String operation) {
        var actions = OPERATIONS.getOrDefault(operation, List.of());
        if (actions.isEmpty()) {
            return Stream.empty();
        }
        var service = operation.substring(0, operation.indexOf('.'));
        var via = Context.of(Map.of("kms:ViaService", service + "." + identity.region() + ".amazonaws.com",
                "kms:CallerAccount", identity.account()));
        return key(request, service).filter(k -> !k.contains(OWN_KEYS)).map(keys).stream().flatMap(arn -> actions
                .stream()
                .map(action -> new Need(action, arn, via)));
    }

    private Optional<String> key(AwsRequest request, String service) {
        try {
            return (service.equals("sns") ? topicKey(request) : queueKey(request)).filter(k -> !k.isEmpty());
        } catch (AwsServiceException e) {
            return Optional.empty(); // there is no such topic or queue, as the service itself will say
        }
    }

    private Optional<String> topicKey(AwsRequest request) {
        return Members.text(request, "TopicArn").or(() -> Members.text(request, "TargetArn")).map(arn -> calls.call(
                GetTopicAttributesRequest.builder().topicArn(arn).build(), GetTopicAttributesResponse.class)
                .attributes().get("KmsMasterKeyId"));
    }

    private Optional<String> queueKey(AwsRequest request) {
        return Members.text(request, "QueueUrl").map(url -> calls.call(GetQueueAttributesRequest.builder().queueUrl(url)
                .attributeNames(QueueAttributeName.KMS_MASTER_KEY_ID).build(), GetQueueAttributesResponse.class)
                .attributes().get(QueueAttributeName.KMS_MASTER_KEY_ID));
    }
}
