package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Queues, topics and functions that are told what became of an event. */
final class Destinations {
    private static final Logger LOG = LoggerFactory.getLogger(Destinations.class);

    private final Calls calls;

    Destinations(Calls calls) {
        this.calls = calls;
    }

    /** An attribute of a message. */
    record Attribute(String type, String value) {}

    /** Tells one, once. As on AWS, what cannot be told is lost; here the log says so. */
    void send(String arn, String message, Map<String, Attribute> attributes) {
        var parts = arn.split(":", 6);
        try {
            switch (parts[2]) {
                case "sqs" -> toQueue(parts[5], message, attributes);
                case "sns" -> toTopic(arn, message, attributes);
                case "lambda" -> calls.call(InvokeRequest.builder().functionName(arn).invocationType(
                        InvocationType.EVENT).payload(SdkBytes.fromUtf8String(message)).build(), InvokeResponse.class);
                default -> throw new IllegalStateException("Such a destination was refused: " + arn);
            }
        } catch (AwsServiceException e) {
            LOG.warn("{} could not be told of an event's end: {}", arn, ServiceError.messageOf(e));
        }
    }

    private void toQueue(String name, String message, Map<String, Attribute> attributes) {
        var url = calls.call(GetQueueUrlRequest.builder().queueName(name).build(), GetQueueUrlResponse.class)
                .queueUrl();
        calls.call(SendMessageRequest.builder().queueUrl(url).messageBody(message).messageAttributes(attributes
                .entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> MessageAttributeValue.builder()
                        .dataType(e.getValue().type()).stringValue(e.getValue().value()).build()))).build(),
                SendMessageResponse.class);
    }

    private void toTopic(String arn, String message, Map<String, Attribute> attributes) {
        calls.call(PublishRequest.builder().topicArn(arn).message(message).messageAttributes(attributes.entrySet()
                .stream().collect(Collectors.toMap(Map.Entry::getKey,
                        e -> software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder().dataType(e
                                .getValue().type()).stringValue(e.getValue().value()).build()))).build(),
                PublishResponse.class);
    }
}
