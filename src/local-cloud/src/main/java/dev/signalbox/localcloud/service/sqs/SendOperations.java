package dev.signalbox.localcloud.service.sqs;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.sqs.queue.Message;
import dev.signalbox.localcloud.service.sqs.queue.Messages;
import dev.signalbox.localcloud.service.sqs.queue.NewMessage;
import dev.signalbox.localcloud.service.sqs.queue.Queue;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sending, alone and in batches. */
final class SendOperations {
    private final Directory directory;
    private final Messages messages;
    private final KeyCheck keys;
    private final Drafts drafts;

    SendOperations(Directory directory, Messages messages, KeyCheck keys, Drafts drafts) {
        this.directory = directory;
        this.messages = messages;
        this.keys = keys;
        this.drafts = drafts;
    }

    void register(Operations operations) {
        operations.on(SendMessageRequest.class, this::send).on(SendMessageBatchRequest.class, this::sendBatch);
    }

    private SendMessageResponse send(SendMessageRequest request) {
        var queue = directory.byUrl(request.queueUrl());
        keys.check(queue);
        var entry = SdkFields.copy(request, SendMessageBatchRequestEntry.builder()).id("1").build();
        var sent = send(queue, List.of(drafts.of(queue, entry))).getFirst();
        return SdkFields.copy(result(queue, entry, sent), SendMessageResponse.builder()).build();
    }

    private List<Message> send(Queue queue, List<NewMessage> drafted) {
        var sent = messages.send(queue, drafted);
        if (sent.isEmpty()) {
            throw SqsErrors.noQueue();
        }
        return sent;
    }

    private SendMessageBatchResponse sendBatch(SendMessageBatchRequest request) {
        var queue = directory.byUrl(request.queueUrl());
        Batches.check(request.entries(), SendMessageBatchRequestEntry::id, "SendMessageBatchRequestEntry");
        checkSize(request.entries());
        keys.check(queue);
        var good = new ArrayList<SendMessageBatchRequestEntry>();
        var drafted = new ArrayList<NewMessage>();
        var failed = new ArrayList<BatchResultErrorEntry>();
        for (var entry : request.entries()) {
            try {
                drafted.add(drafts.of(queue, entry));
                good.add(entry);
            } catch (AwsServiceException e) {
                failed.add(Batches.failed(entry.id(), e));
            }
        }
        var results = new ArrayList<SendMessageBatchResultEntry>();
        var sent = drafted.isEmpty() ? List.<Message>of() : send(queue, drafted);
        for (int i = 0; i < sent.size(); i++) {
            results.add(result(queue, good.get(i), sent.get(i)));
        }
        return SendMessageBatchResponse.builder().successful(results).failed(failed).build();
    }

    private static void checkSize(List<SendMessageBatchRequestEntry> entries) {
        long size = 0;
        for (var entry : entries) {
            if (entry.messageBody() != null) {
                Sizes.checkAttributes(entry.messageAttributes());
                size += Sizes.of(entry.messageBody(), entry.messageAttributes());
            }
        }
        if (size > Sizes.LARGEST) {
            throw SqsErrors.batchTooLong(size);
        }
    }

    private static SendMessageBatchResultEntry result(Queue queue, SendMessageBatchRequestEntry entry, Message sent) {
        var result = SendMessageBatchResultEntry.builder().id(entry.id()).messageId(sent.id()).md5OfMessageBody(Digests
                .md5(entry.messageBody()));
        if (!entry.messageAttributes().isEmpty()) {
            result.md5OfMessageAttributes(Digests.md5(entry.messageAttributes()));
        }
        var system = Drafts.systemAttributes(entry);
        if (!system.isEmpty()) {
            result.md5OfMessageSystemAttributes(Digests.md5(system));
        }
        if (queue.fifo()) {
            result.sequenceNumber(sent.sequenceNumber());
        }
        return result.build();
    }
}
