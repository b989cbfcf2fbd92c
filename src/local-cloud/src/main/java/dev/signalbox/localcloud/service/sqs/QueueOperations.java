package dev.signalbox.localcloud.service.sqs;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.sqs.queue.DeadLetters;
import dev.signalbox.localcloud.service.sqs.queue.Messages;
import dev.signalbox.localcloud.service.sqs.queue.Queue;
import dev.signalbox.localcloud.service.sqs.queue.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;
import software.amazon.awssdk.services.sqs.model.DeleteQueueRequest;
import software.amazon.awssdk.services.sqs.model.DeleteQueueResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;
import software.amazon.awssdk.services.sqs.model.PurgeQueueResponse;

/** Queues themselves: making, finding, emptying and deleting them. */
final class QueueOperations {
    private static final Duration PURGE_INTERVAL = Duration.ofSeconds(60);

    private final CloudContext context;
    private final Queues queues;
    private final Directory directory;
    private final Messages messages;
    private final AttributeRules rules;
    private final Map<String, Instant> purged = new ConcurrentHashMap<>();

    QueueOperations(CloudContext context, Queues queues, Directory directory, Messages messages) {
        this.context = context;
        this.queues = queues;
        this.directory = directory;
        this.messages = messages;
        this.rules = new AttributeRules(queues);
    }

    void register(Operations operations) {
        operations.on(CreateQueueRequest.class, this::create).on(GetQueueUrlRequest.class, this::url).on(
                ListQueuesRequest.class, this::list).on(DeleteQueueRequest.class, this::delete).on(
                        PurgeQueueRequest.class, this::purge).on(ListDeadLetterSourceQueuesRequest.class,
                                this::sources);
    }

    /** Making the same queue again gives the queue that is there. */
    private CreateQueueResponse create(CreateQueueRequest request) {
        var name = Directory.checked(request.queueName());
        var wanted = new TreeMap<>(request.attributesAsStrings());
        var arn = directory.arn(name);
        if (Queue.isFifo(name) && !wanted.containsKey("FifoQueue")) {
            throw SqsErrors.invalid("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in "
                    + "length");
        }
        rules.check(arn, wanted);
        wanted.values().removeIf(String::isEmpty);
        var now = Instant.ofEpochSecond(context.time().now().getEpochSecond());
        var made = new Queue(name, UUID.randomUUID().toString(), arn, now, now, wanted, request.tags());
        var there = queues.putIfAbsent(made);
        if (!there.id().equals(made.id())) {
            different(there, wanted).ifPresent(attribute -> {
                throw SqsErrors.queueExists(attribute);
            });
        }
        return CreateQueueResponse.builder().queueUrl(directory.url(there)).build();
    }

    private static Optional<String> different(Queue there, Map<String, String> wanted) {
        return wanted.entrySet().stream().filter(attribute -> !there.attribute(attribute.getKey()).equals(Optional.of(
                attribute.getValue()))).map(Map.Entry::getKey).findFirst();
    }

    private GetQueueUrlResponse url(GetQueueUrlRequest request) {
        var queue = directory.byName(Directory.checked(request.queueName()), request.queueOwnerAWSAccountId());
        return GetQueueUrlResponse.builder().queueUrl(directory.url(queue)).build();
    }

    private ListQueuesResponse list(ListQueuesRequest request) {
        var prefix = Optional.ofNullable(request.queueNamePrefix()).orElse("");
        var urls = queues.startingWith(prefix).stream().map(directory::url).toList();
        var page = Page.of(urls, request.nextToken(), request.maxResults());
        return ListQueuesResponse.builder().queueUrls(page.items()).nextToken(page.next()).build();
    }

    private DeleteQueueResponse delete(DeleteQueueRequest request) {
        messages.deleteQueue(directory.byUrl(request.queueUrl()));
        return DeleteQueueResponse.builder().build();
    }

    private PurgeQueueResponse purge(PurgeQueueRequest request) {
        var queue = directory.byUrl(request.queueUrl());
        var now = context.time().now();
        purged.values().removeIf(last -> !now.isBefore(last.plus(PURGE_INTERVAL)));
        if (purged.putIfAbsent(queue.id(), now) != null) {
            throw SqsErrors.purging(queue.name());
        }
        messages.purge(queue);
        return PurgeQueueResponse.builder().build();
    }

    private ListDeadLetterSourceQueuesResponse sources(ListDeadLetterSourceQueuesRequest request) {
        var target = directory.byUrl(request.queueUrl()).arn();
        var urls = queues.startingWith("").stream().filter(queue -> queue.deadLetters().map(DeadLetters::target).filter(
                target::equals).isPresent()).map(directory::url).toList();
        var page = Page.of(urls, request.nextToken(), request.maxResults());
        return ListDeadLetterSourceQueuesResponse.builder().queueUrls(page.items()).nextToken(page.next()).build();
    }
}
