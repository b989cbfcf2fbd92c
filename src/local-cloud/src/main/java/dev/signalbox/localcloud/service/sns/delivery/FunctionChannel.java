package dev.signalbox.localcloud.service.sns.delivery;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ResourcePolicy;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import dev.signalbox.localcloud.service.sns.topic.Topic;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Invokes functions whose permissions let the topic do so. */
final class FunctionChannel {
    private final CloudContext context;
    private final Envelope envelope;

    FunctionChannel(CloudContext context, Envelope envelope) {
        this.context = context;
        this.envelope = envelope;
    }

    Result attempt(Publication publication, Subscription subscription, Topic topic) {
        var function = subscription.endpoint();
        try {
            var policy = context.calls().call(GetPolicyRequest.builder().functionName(function).build(),
                    GetPolicyResponse.class).policy();
            var act = new ResourcePolicy.Act("sns.amazonaws.com", "lambda:InvokeFunction", function, subscription
                    .topicArn());
            if (!ResourcePolicy.parse(policy).allows(act)) {
                return new Result.Never("no permission of " + function + " lets " + subscription.topicArn()
                        + " invoke it");
            }
            var event = envelope.event(publication, subscription, topic);
            context.calls().call(InvokeRequest.builder().functionName(function).invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String(event)).build(), InvokeResponse.class);
            return new Result.Delivered();
        } catch (AwsServiceException e) {
            var reason = ServiceError.codeOf(e) + ": " + ServiceError.messageOf(e);
            boolean final4xx = e.statusCode() < 500 && e.statusCode() != 429;
            return final4xx ? new Result.Never(reason) : new Result.Again(reason);
        }
    }
}
