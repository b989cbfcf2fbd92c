package dev.signalbox.localcloud.service.lambda.source;

import dev.signalbox.localcloud.runtime.Calls;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** A queue as the poller needs it. Every method throws what SQS throws. */
final class QueueSource {
    private static final int MOST = 10;

    private final Calls calls;
    private final String name;

    QueueSource(Calls calls, String name) {
        this.calls = calls;
        this.name = name;
    }

    private String url() {
        return calls.call(GetQueueUrlRequest.builder().queueName(name).build(), GetQueueUrlResponse.class).queueUrl();
    }

    int visibilitySeconds() {
        var attributes = calls.call(GetQueueAttributesRequest.builder().queueUrl(url()).attributeNames(
                QueueAttributeName.VISIBILITY_TIMEOUT).build(), GetQueueAttributesResponse.class).attributes();
        return Integer.parseInt(attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT));
    }

    List<Message> receive(int most, int waitSeconds) {
        return calls.call(ReceiveMessageRequest.builder().queueUrl(url()).maxNumberOfMessages(Math.min(MOST, most))
                .waitTimeSeconds(waitSeconds).messageAttributeNames("All").messageSystemAttributeNames(
                        MessageSystemAttributeName.ALL).build(), ReceiveMessageResponse.class).messages();
    }

    void delete(List<Message> messages) {
        for (int from = 0; from < messages.size(); from += MOST) {
            var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
            for (var message : messages.subList(from, Math.min(messages.size(), from + MOST))) {
                entries.add(DeleteMessageBatchRequestEntry.builder().id(Integer.toString(entries.size())).receiptHandle(
                        message.receiptHandle()).build());
            }
            calls.call(DeleteMessageBatchRequest.builder().queueUrl(url()).entries(entries).build(),
                    DeleteMessageBatchResponse.class);
        }
    }
}
