package dev.signalbox.localcloud.service.s3.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;

/**
 * One entry of a notification configuration: who is told of which events.
 *
 * @param events such as {@code s3:ObjectCreated:*}
 */
record Rule(String id, Kind kind, String target, List<String> events, String prefix, String suffix) {
    /** What can be told. */
    enum Kind {
        FUNCTION, QUEUE, TOPIC, BUS
    }

    /** The entries that name a target. */
    static List<Rule> of(NotificationConfiguration configuration) {
        var rules = new ArrayList<Rule>();
        configuration.lambdaFunctionConfigurations().forEach(c -> rules.add(rule(c.id(), Kind.FUNCTION, c
                .lambdaFunctionArn(), c.eventsAsStrings(), c.filter())));
        configuration.queueConfigurations().forEach(c -> rules.add(rule(c.id(), Kind.QUEUE, c.queueArn(), c
                .eventsAsStrings(), c.filter())));
        configuration.topicConfigurations().forEach(c -> rules.add(rule(c.id(), Kind.TOPIC, c.topicArn(), c
                .eventsAsStrings(), c.filter())));
        return rules;
    }

    /** The same and the default event bus, which is told of everything if it is told at all. */
    static List<Rule> withBus(NotificationConfiguration configuration) {
        var rules = new ArrayList<>(of(configuration));
        if (configuration.eventBridgeConfiguration() != null) {
            rules.add(new Rule("EventBridge", Kind.BUS, "default", List.of("s3:*"), "", ""));
        }
        return rules;
    }

    private static Rule rule(@Nullable String id, Kind kind, @Nullable String target, List<String> events,
            @Nullable NotificationConfigurationFilter filter) {
        return new Rule(String.valueOf(id), kind, String.valueOf(target), List.copyOf(events), filterRule(filter,
                "prefix"), filterRule(filter, "suffix"));
    }

    private static String filterRule(@Nullable NotificationConfigurationFilter filter, String name) {
        return rules(filter).stream().filter(r -> name(r).equals(name)).map(FilterRule::value).findFirst().flatMap(
                Optional::ofNullable).orElse("");
    }

    static List<FilterRule> rules(@Nullable NotificationConfigurationFilter filter) {
        return filter == null || filter.key() == null ? List.of() : filter.key().filterRules();
    }

    static String name(FilterRule rule) {
        return String.valueOf(rule.nameAsString()).toLowerCase(Locale.ROOT);
    }

    /** @param event without the leading {@code s3:} */
    boolean covers(String event, String key) {
        return events.stream().anyMatch(wanted -> includes(wanted, "s3:" + event)) && key.startsWith(prefix) && key
                .endsWith(suffix);
    }

    private static boolean includes(String wanted, String event) {
        return wanted.endsWith("*") ? event.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(event);
    }

    /** Whether some object could meet both rules, which S3 does not allow. */
    boolean overlaps(Rule other) {
        boolean events = this.events.stream().anyMatch(a -> other.events.stream().anyMatch(b -> includes(a, b)
                || includes(
                        b, a)));
        return events && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix)) && (suffix.endsWith(
                other.suffix) || other.suffix.endsWith(suffix));
    }
}
