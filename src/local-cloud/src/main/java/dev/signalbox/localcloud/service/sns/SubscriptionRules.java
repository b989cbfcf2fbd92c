package dev.signalbox.localcloud.service.sns;

import dev.signalbox.localcloud.service.sns.topic.FilterPolicy;
import dev.signalbox.localcloud.service.sns.topic.Protocol;
import java.util.Map;
import java.util.regex.Pattern;

/** Which attributes a subscription may have, with which values. */
final class SubscriptionRules {
    private static final Pattern QUEUE_TARGET = Pattern.compile(
            "\\s*\\{\\s*\"deadLetterTargetArn\"\\s*:\\s*\"arn:[\\w-]+:sqs:[\\w-]+:\\d{12}:[\\w-]+\"\\s*}\\s*");

    private SubscriptionRules() {}

    /** @param attributes as they would be afterwards */
    static void check(Protocol protocol, Map<String, String> attributes) {
        attributes.forEach((name, value) -> {
            if (!value.isEmpty()) {
                check(protocol, name, value, attributes);
            }
        });
    }

    private static void check(Protocol protocol, String name, String value, Map<String, String> all) {
        switch (name) {
            case "RawMessageDelivery" -> {
                expect(value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"), "RawMessageDelivery");
                expect(value.equalsIgnoreCase("false") || protocol.canBeRaw(),
                        "Attributes Reason: RawMessageDelivery: Delivery protocol [" + protocol.awsName()
                                + "] does not support raw message delivery.");
            }
            case "FilterPolicyScope" -> expect(value.equals("MessageAttributes") || value.equals("MessageBody"),
                    "FilterPolicyScope");
            case "FilterPolicy" -> checkFilter(value, "MessageBody".equals(all.get("FilterPolicyScope")));
            case "RedrivePolicy" -> expect(QUEUE_TARGET.matcher(value).matches(),
                    "RedrivePolicy: deadLetterTargetArn is an invalid arn");
            case "DeliveryPolicy" -> TopicRules.checkDelivery(value);
            default -> throw SnsErrors.invalid("AttributeName");
        }
    }

    private static void checkFilter(String value, boolean overBody) {
        try {
            FilterPolicy.parse(value, overBody);
        } catch (IllegalArgumentException e) {
            throw SnsErrors.invalid("FilterPolicy: " + e.getMessage());
        }
    }

    private static void expect(boolean holds, String complaint) {
        if (!holds) {
            throw SnsErrors.invalid(complaint);
        }
    }
}
