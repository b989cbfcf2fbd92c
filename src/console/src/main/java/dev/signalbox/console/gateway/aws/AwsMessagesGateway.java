package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.MessagesGateway;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** Asks SQS. */
public final class AwsMessagesGateway implements MessagesGateway {
    private static final int MOST = 10;

    private final Lazy<SqsClient> sqs;
    private final AwsCalls calls;

    public AwsMessagesGateway(AwsClients clients) {
        sqs = new Lazy<>(() -> clients.client(SqsClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public List<String> take(String queueUrl) throws GatewayException {
        var messages = calls.call(() -> sqs.get().receiveMessage(r -> r.queueUrl(queueUrl).maxNumberOfMessages(MOST))
                .messages());
        if (!messages.isEmpty()) {
            var entries = messages.stream().map(m -> DeleteMessageBatchRequestEntry.builder().id(m.messageId())
                    .receiptHandle(m.receiptHandle()).build()).toList();
            calls.call(() -> sqs.get().deleteMessageBatch(r -> r.queueUrl(queueUrl).entries(entries)));
        }
        return messages.stream().map(Message::body).toList();
    }
}
