package dev.signalbox.localcloud.service.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.sqs.queue.Messages;
import dev.signalbox.localcloud.service.sqs.queue.Queue;
import dev.signalbox.localcloud.service.sqs.queue.Queues;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.sqs.model.AddPermissionRequest;
import software.amazon.awssdk.services.sqs.model.AddPermissionResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.RemovePermissionRequest;
import software.amazon.awssdk.services.sqs.model.RemovePermissionResponse;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/** What can be asked and changed about a queue: attributes, policy statements and tags. */
final class AttributeOperations {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_TAGS = 50;

    private final CloudContext context;
    private final Queues queues;
    private final Directory directory;
    private final Messages messages;
    private final AttributeRules rules;

    AttributeOperations(CloudContext context, Queues queues, Directory directory, Messages messages) {
        this.context = context;
        this.queues = queues;
        this.directory = directory;
        this.messages = messages;
        this.rules = new AttributeRules(queues);
    }

    void register(Operations operations) {
        operations.on(GetQueueAttributesRequest.class, this::get).on(SetQueueAttributesRequest.class, this::set);
        operations.on(AddPermissionRequest.class, this::addPermission).on(RemovePermissionRequest.class,
                this::removePermission);
        operations.on(TagQueueRequest.class, this::tag).on(UntagQueueRequest.class, this::untag).on(
                ListQueueTagsRequest.class, this::listTags);
    }

    private GetQueueAttributesResponse get(GetQueueAttributesRequest request) {
        var queue = directory.byUrl(request.queueUrl());
        var asked = new HashSet<>(request.attributeNamesAsStrings());
        for (var name : asked) {
            if (QueueAttributeName.fromValue(name) == QueueAttributeName.UNKNOWN_TO_SDK_VERSION) {
                throw SqsErrors.attributeName(name);
            }
        }
        var all = all(queue);
        if (!asked.contains("All")) {
            all.keySet().retainAll(asked);
        }
        return GetQueueAttributesResponse.builder().attributesWithStrings(all).build();
    }

    private Map<String, String> all(Queue queue) {
        var all = new TreeMap<>(queue.allAttributes());
        var counts = messages.counts(queue);
        all.put("QueueArn", queue.arn());
        all.put("CreatedTimestamp", Long.toString(queue.created().getEpochSecond()));
        all.put("LastModifiedTimestamp", Long.toString(queue.modified().getEpochSecond()));
        all.put("ApproximateNumberOfMessages", Integer.toString(counts.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(counts.inFlight()));
        all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(counts.delayed()));
        return all;
    }

    /** An empty value takes an attribute away. */
    private SetQueueAttributesResponse set(SetQueueAttributesRequest request) {
        var queue = directory.byUrl(request.queueUrl());
        var wanted = request.attributesAsStrings();
        rules.check(queue.arn(), wanted);
        change(queue, old -> {
            var changed = new HashMap<>(old.attributes());
            changed.putAll(wanted);
            changed.values().removeIf(String::isEmpty);
            return old.withAttributes(changed, context.time().now());
        });
        return SetQueueAttributesResponse.builder().build();
    }

    private void change(Queue queue, UnaryOperator<Queue> change) {
        if (queues.change(queue.name(), change).isEmpty()) {
            throw SqsErrors.noQueue();
        }
    }

    private AddPermissionResponse addPermission(AddPermissionRequest request) {
        changePolicy(directory.byUrl(request.queueUrl()), policy -> {
            var statements = policy.withArrayProperty("Statement");
            if (StreamSupport.stream(statements.spliterator(), false).anyMatch(s -> s.path("Sid").asText().equals(
                    request.label()))) {
                throw SqsErrors.invalid(request.label(), "Label", "Already exists.");
            }
            var statement = statements.addObject().put("Sid", request.label()).put("Effect", "Allow");
            var accounts = statement.putObject("Principal").putArray("AWS");
            request.awsAccountIds().forEach(id -> accounts.add("arn:" + context.identity().partition() + ":iam::" + id
                    + ":root"));
            var actions = statement.putArray("Action");
            request.actions().forEach(action -> actions.add("SQS:" + action));
            statement.put("Resource", directory.byUrl(request.queueUrl()).arn());
        });
        return AddPermissionResponse.builder().build();
    }

    private RemovePermissionResponse removePermission(RemovePermissionRequest request) {
        changePolicy(directory.byUrl(request.queueUrl()), policy -> {
            var statements = policy.withArrayProperty("Statement").elements();
            while (statements.hasNext()) {
                if (statements.next().path("Sid").asText().equals(request.label())) {
                    statements.remove();
                    return;
                }
            }
            throw SqsErrors.invalid(request.label(), "Label", "can't find label on existing policy.");
        });
        return RemovePermissionResponse.builder().build();
    }

    private void changePolicy(Queue queue, Consumer<ObjectNode> change) {
        change(queue, old -> {
            var policy = old.attribute("Policy").map(AttributeOperations::read).orElseGet(() -> JSON.createObjectNode()
                    .put("Version", "2012-10-17").put("Id", old.arn() + "/SQSDefaultPolicy"));
            change.accept(policy);
            var attributes = new HashMap<>(old.attributes());
            attributes.put("Policy", policy.toString());
            return old.withAttributes(attributes, context.time().now());
        });
    }

    private static ObjectNode read(String policy) {
        try {
            return (ObjectNode) JSON.readTree(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A kept policy is JSON", e);
        }
    }

    private TagQueueResponse tag(TagQueueRequest request) {
        change(directory.byUrl(request.queueUrl()), old -> {
            var tags = new HashMap<>(old.tags());
            tags.putAll(request.tags());
            if (tags.size() > MOST_TAGS) {
                throw SqsErrors.invalid("Too many tags added for queue " + old.name() + ".");
            }
            return old.withTags(tags);
        });
        return TagQueueResponse.builder().build();
    }

    private UntagQueueResponse untag(UntagQueueRequest request) {
        change(directory.byUrl(request.queueUrl()), old -> {
            var tags = new HashMap<>(old.tags());
            tags.keySet().removeAll(request.tagKeys());
            return old.withTags(tags);
        });
        return UntagQueueResponse.builder().build();
    }

    private ListQueueTagsResponse listTags(ListQueueTagsRequest request) {
        return ListQueueTagsResponse.builder().tags(directory.byUrl(request.queueUrl()).tags()).build();
    }
}
