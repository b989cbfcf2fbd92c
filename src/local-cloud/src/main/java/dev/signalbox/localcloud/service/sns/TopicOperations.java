package dev.signalbox.localcloud.service.sns;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import dev.signalbox.localcloud.service.sns.topic.Topic;
import dev.signalbox.localcloud.service.sns.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.DeleteTopicRequest;
import software.amazon.awssdk.services.sns.model.DeleteTopicResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sns.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagResourceRequest;
import software.amazon.awssdk.services.sns.model.TagResourceResponse;
import software.amazon.awssdk.services.sns.model.UntagResourceRequest;
import software.amazon.awssdk.services.sns.model.UntagResourceResponse;

/** Topics themselves. */
final class TopicOperations {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final int MOST_TAGS = 50;

    private final CloudContext context;
    private final Topics topics;

    TopicOperations(CloudContext context, Topics topics) {
        this.context = context;
        this.topics = topics;
    }

    void register(Operations operations) {
        operations.on(CreateTopicRequest.class, this::create).on(DeleteTopicRequest.class, this::delete).on(
                ListTopicsRequest.class, this::list).on(GetTopicAttributesRequest.class, this::get).on(
                        SetTopicAttributesRequest.class, this::set);
        operations.on(TagResourceRequest.class, this::tag).on(UntagResourceRequest.class, this::untag).on(
                ListTagsForResourceRequest.class, this::listTags);
    }

    /** Making the same topic again gives the topic that is there. */
    private CreateTopicResponse create(CreateTopicRequest request) {
        var name = String.valueOf(request.name());
        if (name.endsWith(".fifo")) {
            throw SnsErrors.unsupported("Topic Name", "FIFO topics");
        }
        if (!NAME.matcher(name).matches()) {
            throw SnsErrors.invalid("Topic Name");
        }
        if (request.dataProtectionPolicy() != null) {
            throw SnsErrors.unsupported("DataProtectionPolicy", "data protection policies");
        }
        var attributes = new TreeMap<>(request.attributes());
        TopicRules.check(attributes);
        attributes.values().removeIf(String::isEmpty);
        attributes.values().removeIf("false"::equalsIgnoreCase);
        var made = new Topic(context.arn("sns", name), attributes, tags(request.tags()));
        var there = topics.putIfAbsent(made);
        if (!attributes.entrySet().stream().allMatch(wanted -> there.attribute(wanted.getKey()).filter(wanted
                .getValue()::equals).isPresent())) {
            throw SnsErrors.invalid("Attributes Reason: Topic already exists with different attributes");
        }
        if (!made.tags().isEmpty() && !there.tags().equals(made.tags())) {
            throw SnsErrors.invalid("Tags Reason: Topic already exists with different tags");
        }
        return CreateTopicResponse.builder().topicArn(there.arn()).build();
    }

    private static Map<String, String> tags(List<Tag> given) {
        var tags = new TreeMap<String, String>();
        given.forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    private DeleteTopicResponse delete(DeleteTopicRequest request) {
        topics.delete(String.valueOf(request.topicArn()));
        return DeleteTopicResponse.builder().build();
    }

    private ListTopicsResponse list(ListTopicsRequest request) {
        var page = Page.of(topics.all(), request.nextToken());
        return ListTopicsResponse.builder().topics(page.items().stream().map(
                topic -> software.amazon.awssdk.services.sns.model.Topic
                        .builder().topicArn(topic.arn()).build()).toList()).nextToken(page.next()).build();
    }

    private Topic topic(@Nullable String arn) {
        if (arn == null) {
            throw SnsErrors.invalid("TopicArn Reason: no value for required parameter");
        }
        if (!arn.startsWith("arn:") || arn.split(":").length != 6) {
            throw SnsErrors.invalid("TopicArn");
        }
        return topics.topic(arn).orElseThrow(SnsErrors::noTopic);
    }

    private GetTopicAttributesResponse get(GetTopicAttributesRequest request) {
        var topic = topic(request.topicArn());
        var subscriptions = topics.subscriptionsOf(topic.arn());
        long confirmed = subscriptions.stream().filter(Subscription::isConfirmed).count();
        var all = new TreeMap<>(topic.attributes());
        all.putIfAbsent("Policy", defaultPolicy(topic));
        all.putIfAbsent("DisplayName", "");
        all.put("TopicArn", topic.arn());
        all.put("Owner", context.identity().account());
        all.put("SubscriptionsConfirmed", Long.toString(confirmed));
        all.put("SubscriptionsPending", Long.toString(subscriptions.size() - confirmed));
        all.put("SubscriptionsDeleted", "0");
        all.put("EffectiveDeliveryPolicy", topic.attribute("DeliveryPolicy").orElse("""
                {"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,\
                "numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"}}}"""));
        return GetTopicAttributesResponse.builder().attributes(all).build();
    }

    private String defaultPolicy(Topic topic) {
        return """
                {"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID",\
                "Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:SetTopicAttributes",\
                "SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe",\
                "SNS:ListSubscriptionsByTopic","SNS:Publish"],"Resource":"%s","Condition":{"StringEquals":\
                {"AWS:SourceOwner":"%s"}}}]}""".formatted(topic.arn(), context.identity().account());
    }

    /** An empty value takes an attribute away. */
    private SetTopicAttributesResponse set(SetTopicAttributesRequest request) {
        var name = String.valueOf(request.attributeName());
        var value = request.attributeValue() == null ? "" : request.attributeValue();
        TopicRules.check(name, value);
        change(topic(request.topicArn()).arn(), SnsErrors::noTopic, old -> old.withAttribute(name, value));
        return SetTopicAttributesResponse.builder().build();
    }

    private void change(String arn, Supplier<AwsServiceException> missing, UnaryOperator<Topic> change) {
        if (topics.change(arn, change).isEmpty()) {
            throw missing.get();
        }
    }

    private TagResourceResponse tag(TagResourceRequest request) {
        change(String.valueOf(request.resourceArn()), SnsErrors::noResource, old -> {
            var changed = new TreeMap<>(old.tags());
            changed.putAll(tags(request.tags()));
            if (changed.size() > MOST_TAGS) {
                throw SnsErrors.invalid("Tags Reason: more than 50 tags");
            }
            return old.withTags(changed);
        });
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request) {
        change(String.valueOf(request.resourceArn()), SnsErrors::noResource, old -> {
            var changed = new TreeMap<>(old.tags());
            changed.keySet().removeAll(request.tagKeys());
            return old.withTags(changed);
        });
        return UntagResourceResponse.builder().build();
    }

    private ListTagsForResourceResponse listTags(ListTagsForResourceRequest request) {
        var topic = topics.topic(String.valueOf(request.resourceArn())).orElseThrow(SnsErrors::noResource);
        return ListTagsForResourceResponse.builder().tags(topic.tags().entrySet().stream().map(tag -> Tag.builder().key(
                tag.getKey()).value(tag.getValue()).build()).toList()).build();
    }
}
