package dev.signalbox.localcloud.service.sns;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.sns.delivery.Deliveries;
import dev.signalbox.localcloud.service.sns.topic.Topic;
import dev.signalbox.localcloud.service.sns.topic.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Publishing, alone and in batches. */
final class PublishOperations {
    private static final int MOST_ENTRIES = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final CloudContext context;
    private final Topics topics;
    private final Deliveries deliveries;

    PublishOperations(CloudContext context, Topics topics, Deliveries deliveries) {
        this.context = context;
        this.topics = topics;
        this.deliveries = deliveries;
    }

    void register(Operations operations) {
        operations.on(PublishRequest.class, this::publish).on(PublishBatchRequest.class, this::publishBatch);
    }

    private PublishResponse publish(PublishRequest request) {
        if (request.phoneNumber() != null) {
            throw SnsErrors.unsupported("PhoneNumber", "text messages to phones");
        }
        var topic = topic(request.topicArn() == null ? request.targetArn() : request.topicArn());
        checkKey(topic);
        var entry = SdkFields.copy(request, PublishBatchRequestEntry.builder()).id("1").build();
        var draft = new Draft(topic, entry, context.time().now());
        send(topic, List.of(draft));
        return PublishResponse.builder().messageId(draft.messageId()).build();
    }

    private PublishBatchResponse publishBatch(PublishBatchRequest request) {
        var topic = topic(request.topicArn());
        checkEntries(request.publishBatchRequestEntries());
        checkKey(topic);
        var drafts = new ArrayList<Draft>();
        var done = new ArrayList<PublishBatchResultEntry>();
        var failed = new ArrayList<BatchResultErrorEntry>();
        for (var entry : request.publishBatchRequestEntries()) {
            try {
                var draft = new Draft(topic, entry, context.time().now());
                drafts.add(draft);
                done.add(PublishBatchResultEntry.builder().id(entry.id()).messageId(draft.messageId()).build());
            } catch (AwsServiceException e) {
                failed.add(BatchResultErrorEntry.builder().id(entry.id()).senderFault(true).code(ServiceError.codeOf(e))
                        .message(ServiceError.messageOf(e)).build());
            }
        }
        send(topic, drafts);
        return PublishBatchResponse.builder().successful(done).failed(failed).build();
    }

    private Topic topic(@Nullable String arn) {
        if (arn == null) {
            throw SnsErrors.invalid("TopicArn or TargetArn Reason: no value for required parameter");
        }
        if (!arn.startsWith("arn:") || arn.split(":").length != 6) {
            throw SnsErrors.invalid("TopicArn");
        }
        return topics.topic(arn).orElseThrow(SnsErrors::noTopic);
    }

    private static void checkEntries(List<PublishBatchRequestEntry> entries) {
        if (entries.isEmpty()) {
            throw SnsErrors.emptyBatch();
        }
        if (entries.size() > MOST_ENTRIES) {
            throw SnsErrors.tooManyEntries();
        }
        var ids = new HashSet<String>();
        for (var entry : entries) {
            if (!ID.matcher(String.valueOf(entry.id())).matches()) {
                throw SnsErrors.entryId();
            }
            if (!ids.add(entry.id())) {
                throw SnsErrors.repeatedIds();
            }
        }
    }

    private void send(Topic topic, List<Draft> drafts) {
        if (deliveries.isFull()) {
            throw SnsErrors.throttled();
        }
        var subscriptions = topics.subscriptionsOf(topic.arn());
        var addressed = new ArrayList<Deliveries.Addressed>();
        for (var draft : drafts) {
            subscriptions.stream().filter(one -> one.isConfirmed() && draft.isWantedBy(one)).forEach(one -> addressed
                    .add(new Deliveries.Addressed(one, draft.publication(one.protocol()))));
        }
        deliveries.send(addressed);
    }

    private void checkKey(Topic topic) {
        topic.attribute("KmsMasterKeyId").ifPresent(id -> {
            var key = key(id);
            if (key.keyState() == KeyState.DISABLED) {
                throw SnsErrors.keyDisabled(key.arn());
            }
            if (key.keyState() != KeyState.ENABLED) {
                throw SnsErrors.keyState(key.arn(), key.keyStateAsString());
            }
        });
    }

    private KeyMetadata key(String id) {
        try {
            return context.calls().call(DescribeKeyRequest.builder().keyId(id).build(), DescribeKeyResponse.class)
                    .keyMetadata();
        } catch (AwsServiceException e) {
            throw SnsErrors.keyNotFound(ServiceError.messageOf(e));
        }
    }
}
