package dev.signalbox.localcloud.service.lambda.source;

import dev.signalbox.localcloud.pattern.EventPattern;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes messages of one queue to one function. A message is deleted only when the function has answered well, so whatever
 * goes wrong, a {@code kill -9} included, it becomes visible again, and the queue's redrive policy counts it.
 */
final class Poller {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    /** An invocation takes 6 MiB; escapes in JSON need room. */
    private static final int BATCH_CHARACTERS = 3_000_000;
    private static final int WAIT_SECONDS = 1;
    private static final int TROUBLE_SECONDS = 5;

    private final CloudContext context;
    private final Mapping mapping;
    private final QueueSource queue;
    private final List<EventPattern> filters;
    private final Semaphore slots;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    Poller(CloudContext context, Mapping mapping) {
        this.context = context;
        this.mapping = mapping;
        this.queue = new QueueSource(context.calls(), mapping.queueName());
        this.filters = mapping.filters().stream().map(EventPattern::ofRecords).flatMap(Optional::stream).toList();
        this.slots = new Semaphore(mapping.atOnce());
        this.thread = Thread.ofVirtual().name("queue-poller-" + mapping.uuid()).unstarted(this::run);
    }

    Poller start() {
        thread.start();
        return this;
    }

    /** Takes no further messages; batches under way come to their end. */
    void stop() {
        stopped.countDown();
    }

    /** Waits a little for the end. Not interrupted: that would close the file that the store has open. */
    void join(Duration limit) throws InterruptedException {
        if (!thread.join(limit)) {
            LOG.debug("Poller of {} goes on while closing", mapping.queueName());
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void run() {
        try {
            while (!isStopped()) {
                if (slots.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                    take();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take() throws InterruptedException {
        boolean handedOn = false;
        try {
            var messages = collect();
            if (!messages.isEmpty()) {
                Thread.ofVirtual().name("queue-batch-" + mapping.uuid()).start(() -> process(new Batch(messages)));
                handedOn = true;
            }
        } catch (AwsServiceException e) {
            LOG.warn("Messages of {} cannot be taken: {}", mapping.queueArn(), ServiceError.messageOf(e));
            stopped.await(TROUBLE_SECONDS, TimeUnit.SECONDS);
        } catch (RuntimeException e) {
            if (!isStopped()) {
                LOG.error("Messages of {} cannot be taken", mapping.queueArn(), e);
                stopped.await(TROUBLE_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            if (!handedOn) {
                slots.release();
            }
        }
    }

    /** A batch is handed on when it is full, or when its window is over. */
    private List<Message> collect() {
        var messages = new ArrayList<>(passed(queue.receive(mapping.batchSize(), WAIT_SECONDS)));
        if (mapping.windowSeconds() == 0 || messages.isEmpty()) {
            return messages;
        }
        var end = context.time().now().plusSeconds(mapping.windowSeconds());
        int size = size(messages);
        while (!isStopped() && messages.size() < mapping.batchSize() && size < BATCH_CHARACTERS && context.time().now()
                .isBefore(end)) {
            var more = passed(queue.receive(mapping.batchSize() - messages.size(), WAIT_SECONDS));
            messages.addAll(more);
            size += size(more);
        }
        return messages;
    }

    private static int size(List<Message> messages) {
        return messages.stream().mapToInt(m -> m.body().length()).sum();
    }

    /** Those that match a filter; the others are deleted, as on AWS. */
    private List<Message> passed(List<Message> received) {
        if (filters.isEmpty()) {
            return received;
        }
        var passed = received.stream().filter(m -> filters.stream().anyMatch(f -> f.matches(Batch.record(m, mapping))))
                .toList();
        queue.delete(received.stream().filter(m -> !passed.contains(m)).toList());
        return passed;
    }

    private void process(Batch batch) {
        try {
            var answer = context.calls().call(InvokeRequest.builder().functionName(mapping.functionArn()).payload(
                    SdkBytes.fromByteArrayUnsafe(batch.event(mapping))).build(), InvokeResponse.class);
            if (answer.functionError() == null) {
                queue.delete(batch.taken(answer.payload().asString(StandardCharsets.UTF_8), mapping.reportsItems()));
            }
        } catch (AwsServiceException e) {
            LOG.warn("A batch of {} comes back, as {} could not run: {}", mapping.queueName(), mapping.functionArn(),
                    ServiceError.messageOf(e));
        } catch (RuntimeException e) {
            if (!isStopped()) {
                LOG.error("A batch of {} was not finished", mapping.queueName(), e);
            }
        } finally {
            slots.release();
        }
    }
}
