package dev.signalbox.localcloud.service.s3.notify;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.ResourcePolicy;
import dev.signalbox.localcloud.runtime.ResourcePolicy.Act;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Whom S3 tells of events, and whether it may. */
final class Targets {
    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);
    private static final String SERVICE = "s3.amazonaws.com";

    private final CloudContext context;

    Targets(CloudContext context) {
        this.context = context;
    }

    /** Whether the target exists and its policy lets this bucket use it. */
    boolean accepts(Rule.Kind kind, String target, String bucket) {
        try {
            var policy = policy(kind, target);
            var action = switch (kind) {
                case FUNCTION -> "lambda:InvokeFunction";
                case QUEUE -> "sqs:SendMessage";
                case TOPIC -> "sns:Publish";
                case BUS -> throw new IllegalArgumentException("Event buses take what AWS's services tell them");
            };
            return policy.map(p -> ResourcePolicy.parse(p).allows(new Act(SERVICE, action, target, context.arn("s3", "",
                    bucket)))).orElse(false);
        } catch (AwsServiceException e) {
            LOG.info("{} cannot be told of events in {}: {}", target, bucket, ServiceError.messageOf(e));
            return false;
        }
    }

    private Optional<String> policy(Rule.Kind kind, String target) {
        return switch (kind) {
            case FUNCTION -> Optional.of(context.calls().call(GetPolicyRequest.builder().functionName(target).build(),
                    GetPolicyResponse.class).policy());
            case QUEUE -> Optional.ofNullable(context.calls().call(GetQueueAttributesRequest.builder().queueUrl(url(
                    target)).attributeNames(QueueAttributeName.POLICY).build(), GetQueueAttributesResponse.class)
                    .attributes().get(QueueAttributeName.POLICY));
            case TOPIC -> Optional.ofNullable(context.calls().call(GetTopicAttributesRequest.builder().topicArn(target)
                    .build(), GetTopicAttributesResponse.class).attributes().get("Policy"));
            case BUS -> Optional.empty();
        };
    }

    /** Returns when the target has taken the message; a function's run is its own affair. */
    void tell(Rule.Kind kind, String target, String message) {
        switch (kind) {
            case FUNCTION -> context.calls().call(InvokeRequest.builder().functionName(target).invocationType(
                    InvocationType.EVENT).payload(SdkBytes.fromUtf8String(message)).build(), InvokeResponse.class);
            case QUEUE -> context.calls().call(SendMessageRequest.builder().queueUrl(url(target)).messageBody(message)
                    .build(), SendMessageResponse.class);
            case TOPIC -> context.calls().call(PublishRequest.builder().topicArn(target).subject(
                    "Amazon S3 Notification").message(message).build(), PublishResponse.class);
            case BUS -> put(message);
        }
    }

    private void put(String message) {
        var answer = context.calls().call(PutEventsRequest.builder().entries(ModelJson.read(message,
                PutEventsRequestEntry.class)).build(), PutEventsResponse.class).entries().getFirst();
        if (answer.errorCode() != null) {
            throw ServiceError.of(400, answer.errorCode(), answer.errorMessage());
        }
    }

    private String url(String queueArn) {
        return context.calls().call(GetQueueUrlRequest.builder().queueName(queueArn.substring(queueArn.lastIndexOf(':')
                + 1)).build(), GetQueueUrlResponse.class).queueUrl();
    }
}
