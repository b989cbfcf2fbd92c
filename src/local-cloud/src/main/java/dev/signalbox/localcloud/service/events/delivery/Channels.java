package dev.signalbox.localcloud.service.events.delivery;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.ResourcePolicy;
import dev.signalbox.localcloud.runtime.ResourcePolicy.Act;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** The ways to targets: queues, topics and functions must let the rule use them by their policies. */
final class Channels {
    static final String SERVICE = "events.amazonaws.com";

    private final CloudContext context;
    private final QueueChannel queues;
    private final LogChannel logs;

    Channels(CloudContext context) {
        this.context = context;
        this.queues = new QueueChannel(context);
        this.logs = new LogChannel(context);
    }

    Result attempt(Parcel parcel) {
        var input = Inputs.of(parcel);
        if (input.isEmpty()) {
            return new Result.Never("INVALID_JSON", "The event has nothing at the target's InputPath");
        }
        try {
            return deliver(parcel, ModelJson.read(parcel.target(), Target.class), input.get());
        } catch (AwsServiceException e) {
            return Result.of(e);
        }
    }

    private Result deliver(Parcel parcel, Target target, String input) {
        return switch (TargetKind.of(target.arn()).orElseThrow()) {
            case QUEUE -> queues.send(target.arn(), parcel.ruleArn(), request -> request.messageBody(input)
                    .messageGroupId(target.sqsParameters() == null ? null : target.sqsParameters().messageGroupId()));
            case TOPIC -> publish(parcel, target.arn(), input);
            case FUNCTION -> invoke(parcel, target.arn(), input);
            case STATE_MACHINE -> start(parcel, target, input);
            case LOG_GROUP -> logs.write(parcel, target.arn(), input);
        };
    }

    private Result publish(Parcel parcel, String topic, String input) {
        var policy = Optional.ofNullable(context.calls().call(GetTopicAttributesRequest.builder().topicArn(topic)
                .build(), GetTopicAttributesResponse.class).attributes().get("Policy"));
        if (!allows(policy, new Act(SERVICE, "sns:Publish", topic, parcel.ruleArn()))) {
            return Result.notPermitted("the policy of " + topic + " does not let " + parcel.ruleArn()
                    + " publish to it");
        }
        context.calls().call(PublishRequest.builder().topicArn(topic).message(input).build(), PublishResponse.class);
        return new Result.Delivered();
    }

    private Result invoke(Parcel parcel, String function, String input) {
        var policy = Optional.of(context.calls().call(GetPolicyRequest.builder().functionName(function).build(),
                GetPolicyResponse.class).policy());
        if (!allows(policy, new Act(SERVICE, "lambda:InvokeFunction", function, parcel.ruleArn()))) {
            return Result.notPermitted("no permission of " + function + " lets " + parcel.ruleArn() + " invoke it");
        }
        context.calls().call(InvokeRequest.builder().functionName(function).invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String(input)).build(), InvokeResponse.class);
        return new Result.Delivered();
    }

    static boolean allows(Optional<String> policy, Act act) {
        return policy.filter(text -> ResourcePolicy.parse(text).allows(act)).isPresent();
    }

    /** The execution has the parcel's name, so that to deliver again starts nothing again. */
    private Result start(Parcel parcel, Target target, String input) {
        try {
            acting(target.roleArn(), parcel).calls().call(StartExecutionRequest.builder().stateMachineArn(target.arn())
                    .name(parcel.id()).input(
                            input).build(), StartExecutionResponse.class);
        } catch (AwsServiceException e) {
            if (!ServiceError.codeOf(e).equals("ExecutionAlreadyExists")) {
                throw e;
            }
        }
        return new Result.Delivered();
    }

    /** Other services as the role may have them that a target names; AWS calls such sessions by a random id. */
    private CloudContext acting(String role, Parcel parcel) {
        return context.as(() -> {
            context.calls().guard().assume(role, SERVICE, parcel.ruleArn());
            return Caller.assuming(role, parcel.id());
        });
    }

    /** What came to nothing, with the reason in attributes, as on AWS. */
    Result deadLetter(Parcel parcel, String queue, Map<String, String> attributes) {
        try {
            return queues.send(queue, parcel.ruleArn(), request -> request.messageBody(Inputs.of(parcel).orElse(parcel
                    .event())).messageAttributes(QueueChannel.attributes(attributes)));
        } catch (AwsServiceException e) {
            return Result.of(e);
        }
    }
}
