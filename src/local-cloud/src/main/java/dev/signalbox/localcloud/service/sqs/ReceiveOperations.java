package dev.signalbox.localcloud.service.sqs;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.sqs.queue.Messages;
import dev.signalbox.localcloud.service.sqs.queue.Queue;
import dev.signalbox.localcloud.service.sqs.queue.ReceiptHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Receiving, and what is done with a message that was received. */
final class ReceiveOperations {
    private static final int LONGEST_VISIBILITY = 43_200;

    private final Directory directory;
    private final Messages messages;
    private final KeyCheck keys;

    ReceiveOperations(Directory directory, Messages messages, KeyCheck keys) {
        this.directory = directory;
        this.messages = messages;
        this.keys = keys;
    }

    void register(Operations operations) {
        operations.on(ReceiveMessageRequest.class, this::receive);
        operations.on(DeleteMessageRequest.class, this::delete).on(DeleteMessageBatchRequest.class, this::deleteBatch);
        operations.on(ChangeMessageVisibilityRequest.class, this::changeVisibility).on(
                ChangeMessageVisibilityBatchRequest.class, this::changeVisibilityBatch);
    }

    private ReceiveMessageResponse receive(ReceiveMessageRequest request) {
        var queue = directory.byUrl(request.queueUrl());
        int most = within(request.maxNumberOfMessages(), 1, new Limits("MaxNumberOfMessages", 1, 10));
        var visibility = within(request.visibilityTimeout(), queue.number("VisibilityTimeout"), new Limits(
                "VisibilityTimeout", 0, LONGEST_VISIBILITY));
        var patience = within(request.waitTimeSeconds(), queue.number("ReceiveMessageWaitTimeSeconds"), new Limits(
                "WaitTimeSeconds", 0, 20));
        if (request.receiveRequestAttemptId() != null) {
            throw SqsErrors.unsupported("ReceiveRequestAttemptId");
        }
        keys.check(queue);
        if (!queue.fifo() && messages.isFull(queue)) {
            throw SqsErrors.overLimit();
        }
        var view = new ReceivedView(queue, request);
        var received = messages.receive(queue, most, Duration.ofSeconds(visibility), Duration.ofSeconds(patience));
        return ReceiveMessageResponse.builder().messages(received.stream().map(view::of).toList()).build();
    }

    private record Limits(String parameter, int from, int to) {}

    private static int within(@Nullable Integer asked, int otherwise, Limits limits) {
        if (asked != null && (asked < limits.from() || asked > limits.to())) {
            throw SqsErrors.invalid(asked, limits.parameter(), "Must be >= " + limits.from() + " and <= " + limits.to()
                    + ", if provided.");
        }
        return asked == null ? otherwise : asked;
    }

    private static ReceiptHandle handle(Queue queue, @Nullable String text) {
        if (text == null) {
            throw SqsErrors.missing("ReceiptHandle");
        }
        return ReceiptHandle.parse(text).filter(handle -> handle.queueId().equals(queue.id())).orElseThrow(
                () -> SqsErrors.receiptHandle(text));
    }

    private DeleteMessageResponse delete(DeleteMessageRequest request) {
        var queue = directory.byUrl(request.queueUrl());
        messages.delete(queue, List.of(handle(queue, request.receiptHandle())));
        return DeleteMessageResponse.builder().build();
    }

    private DeleteMessageBatchResponse deleteBatch(DeleteMessageBatchRequest request) {
        var queue = directory.byUrl(request.queueUrl());
        Batches.check(request.entries(), DeleteMessageBatchRequestEntry::id, "DeleteMessageBatchRequestEntry");
        var handles = new ArrayList<ReceiptHandle>();
        var done = new ArrayList<DeleteMessageBatchResultEntry>();
        var failed = new ArrayList<BatchResultErrorEntry>();
        for (var entry : request.entries()) {
            try {
                handles.add(handle(queue, entry.receiptHandle()));
                done.add(DeleteMessageBatchResultEntry.builder().id(entry.id()).build());
            } catch (AwsServiceException e) {
                failed.add(Batches.failed(entry.id(), e));
            }
        }
        messages.delete(queue, handles);
        return DeleteMessageBatchResponse.builder().successful(done).failed(failed).build();
    }

    private ChangeMessageVisibilityResponse changeVisibility(ChangeMessageVisibilityRequest request) {
        change(directory.byUrl(request.queueUrl()), request.receiptHandle(), request.visibilityTimeout());
        return ChangeMessageVisibilityResponse.builder().build();
    }

    private ChangeMessageVisibilityBatchResponse changeVisibilityBatch(ChangeMessageVisibilityBatchRequest request) {
        var queue = directory.byUrl(request.queueUrl());
        Batches.check(request.entries(), ChangeMessageVisibilityBatchRequestEntry::id,
                "ChangeMessageVisibilityBatchRequestEntry");
        var done = new ArrayList<ChangeMessageVisibilityBatchResultEntry>();
        var failed = new ArrayList<BatchResultErrorEntry>();
        for (var entry : request.entries()) {
            try {
                change(queue, entry.receiptHandle(), entry.visibilityTimeout());
                done.add(ChangeMessageVisibilityBatchResultEntry.builder().id(entry.id()).build());
            } catch (AwsServiceException e) {
                failed.add(Batches.failed(entry.id(), e));
            }
        }
        return ChangeMessageVisibilityBatchResponse.builder().successful(done).failed(failed).build();
    }

    private void change(Queue queue, @Nullable String text, @Nullable Integer seconds) {
        var handle = handle(queue, text);
        if (seconds == null) {
            throw SqsErrors.missing("VisibilityTimeout");
        }
        int visibility = within(seconds, 0, new Limits("VisibilityTimeout", 0, LONGEST_VISIBILITY));
        switch (messages.changeVisibility(queue, handle, Duration.ofSeconds(visibility))) {
            case DONE -> {
                return;
            }
            case GONE -> throw SqsErrors.invalid(String.valueOf(text), "ReceiptHandle",
                    "Message does not exist or is not available for visibility timeout change.");
            case NOT_IN_FLIGHT -> throw SqsErrors.notInFlight(String.valueOf(text));
        }
    }
}
