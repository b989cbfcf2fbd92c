package dev.signalbox.localcloud.service.sns;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.sns.topic.Protocol;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import dev.signalbox.localcloud.service.sns.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionRequest;
import software.amazon.awssdk.services.sns.model.ConfirmSubscriptionResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsResponse;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.UnsubscribeRequest;
import software.amazon.awssdk.services.sns.model.UnsubscribeResponse;

/** Who is told what is published. */
final class SubscriptionOperations {
    private static final String PENDING = "PendingConfirmation";

    private final CloudContext context;
    private final Topics topics;
    private final Confirmations confirmations;

    SubscriptionOperations(CloudContext context, Topics topics, Confirmations confirmations) {
        this.context = context;
        this.topics = topics;
        this.confirmations = confirmations;
    }

    void register(Operations operations) {
        operations.on(SubscribeRequest.class, this::subscribe).on(ConfirmSubscriptionRequest.class, this::confirm).on(
                UnsubscribeRequest.class, this::unsubscribe);
        operations.on(ListSubscriptionsRequest.class, this::list).on(ListSubscriptionsByTopicRequest.class,
                this::listByTopic);
        operations.on(GetSubscriptionAttributesRequest.class, this::get).on(SetSubscriptionAttributesRequest.class,
                this::set);
    }

    /** Subscribing the same endpoint again gives the subscription that is there, and asks again if it is unconfirmed. */
    private SubscribeResponse subscribe(SubscribeRequest request) {
        var topicArn = required(request.topicArn(), "TopicArn");
        if (!topics.has(topicArn)) {
            throw SnsErrors.noTopic();
        }
        var protocol = Protocol.named(required(request.protocol(), "Protocol")).orElseThrow(() -> SnsErrors.unsupported(
                "Protocol", "subscriptions of protocol '" + request.protocol() + "'"));
        var endpoint = required(request.endpoint(), "Endpoint");
        checkEndpoint(protocol, endpoint);
        var attributes = new TreeMap<>(request.attributes());
        attributes.values().removeIf(String::isEmpty);
        SubscriptionRules.check(protocol, attributes);
        var subscription = topics.change(() -> {
            var there = topics.subscriptionsOf(topicArn).stream().filter(one -> one.protocol() == protocol && one
                    .endpoint().equals(endpoint)).findFirst();
            var wanted = there.map(one -> same(one, attributes)).orElseGet(() -> new Subscription(topicArn + ":" + UUID
                    .randomUUID(), topicArn, protocol, endpoint, Subscription.State.CONFIRMED, Optional.empty(),
                    attributes));
            var now = wanted.isConfirmed() && (there.isPresent() || !protocol.needsConfirmation()) ? wanted
                    : wanted
                            .waitingFor(confirmations.token());
            topics.put(now);
            return now;
        });
        if (!subscription.isConfirmed()) {
            confirmations.ask(subscription);
        }
        boolean show = subscription.isConfirmed() || Boolean.TRUE.equals(request.returnSubscriptionArn());
        return SubscribeResponse.builder().subscriptionArn(show ? subscription.arn() : "pending confirmation").build();
    }

    private static void checkEndpoint(Protocol protocol, String endpoint) {
        protocol.complaint(endpoint).ifPresent(complaint -> {
            throw SnsErrors.invalid(complaint);
        });
        if (protocol.isHttp() && endpoint.contains("@")) {
            throw SnsErrors.unsupported("Endpoint", "addresses with a user and password");
        }
    }

    private static Subscription same(Subscription there, Map<String, String> attributes) {
        if (!attributes.isEmpty() && !there.attributes().equals(attributes)) {
            throw SnsErrors.invalid(
                    "Attributes Reason: Subscription already exists with different attributes");
        }
        return there;
    }

    private static String required(@Nullable String value, String parameter) {
        if (value == null || value.isEmpty()) {
            throw SnsErrors.invalid(parameter + " Reason: no value for required parameter");
        }
        return value;
    }

    private ConfirmSubscriptionResponse confirm(ConfirmSubscriptionRequest request) {
        if ("true".equalsIgnoreCase(request.authenticateOnUnsubscribe())) {
            throw SnsErrors.unsupported("AuthenticateOnUnsubscribe", "unsubscribing by signed requests alone");
        }
        var confirmed = confirmations.confirm(required(request.topicArn(), "TopicArn"), required(request.token(),
                "Token"));
        return ConfirmSubscriptionResponse.builder().subscriptionArn(confirmed.arn()).build();
    }

    private UnsubscribeResponse unsubscribe(UnsubscribeRequest request) {
        var arn = required(request.subscriptionArn(), "SubscriptionArn");
        if (!arn.startsWith("arn:") || arn.split(":").length != 7) {
            throw SnsErrors.invalid("SubscriptionArn Reason: An ARN must have at least 6 elements, not "
                    + arn.split(":").length);
        }
        topics.subscription(arn).ifPresent(topics::remove);
        return UnsubscribeResponse.builder().build();
    }

    private ListSubscriptionsResponse list(ListSubscriptionsRequest request) {
        var page = Page.of(topics.subscriptions(), request.nextToken());
        return ListSubscriptionsResponse.builder().subscriptions(views(page.items())).nextToken(page.next()).build();
    }

    private ListSubscriptionsByTopicResponse listByTopic(ListSubscriptionsByTopicRequest request) {
        var topic = topics.topic(required(request.topicArn(), "TopicArn")).orElseThrow(SnsErrors::noTopic);
        var page = Page.of(topics.subscriptionsOf(topic.arn()), request.nextToken());
        return ListSubscriptionsByTopicResponse.builder().subscriptions(views(page.items())).nextToken(page.next())
                .build();
    }

    private List<software.amazon.awssdk.services.sns.model.Subscription> views(List<Subscription> subscriptions) {
        return subscriptions.stream().map(one -> software.amazon.awssdk.services.sns.model.Subscription.builder()
                .subscriptionArn(one.isConfirmed() ? one.arn() : PENDING).owner(context.identity().account()).protocol(
                        one.protocol().awsName()).endpoint(one.endpoint()).topicArn(one.topicArn()).build()).toList();
    }

    private Subscription subscription(@Nullable String arn) {
        return topics.subscription(required(arn, "SubscriptionArn")).orElseThrow(SnsErrors::noSubscription);
    }

    private GetSubscriptionAttributesResponse get(GetSubscriptionAttributesRequest request) {
        var subscription = subscription(request.subscriptionArn());
        var all = new HashMap<>(subscription.attributes());
        all.putIfAbsent("RawMessageDelivery", "false");
        if (all.containsKey("FilterPolicy")) {
            all.putIfAbsent("FilterPolicyScope", "MessageAttributes");
        }
        all.put("SubscriptionArn", subscription.arn());
        all.put("TopicArn", subscription.topicArn());
        all.put("Protocol", subscription.protocol().awsName());
        all.put("Endpoint", subscription.endpoint());
        all.put("Owner", context.identity().account());
        all.put(PENDING, Boolean.toString(!subscription.isConfirmed()));
        all.put("ConfirmationWasAuthenticated", Boolean.toString(!subscription.protocol().needsConfirmation()));
        return GetSubscriptionAttributesResponse.builder().attributes(all).build();
    }

    private SetSubscriptionAttributesResponse set(SetSubscriptionAttributesRequest request) {
        var name = required(request.attributeName(), "AttributeName");
        var value = request.attributeValue() == null ? "" : request.attributeValue();
        topics.change(() -> {
            var changed = subscription(request.subscriptionArn()).withAttribute(name, value);
            SubscriptionRules.check(changed.protocol(), changed.attributes());
            topics.put(changed);
            return changed;
        });
        return SetSubscriptionAttributesResponse.builder().build();
    }
}
