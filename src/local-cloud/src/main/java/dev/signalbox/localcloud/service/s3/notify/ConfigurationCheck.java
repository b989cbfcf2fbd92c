package dev.signalbox.localcloud.service.s3.notify;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;

/** What S3 accepts as a bucket's notification configuration. */
record ConfigurationCheck(Targets targets, String bucket) {
    private static final Set<String> EVENTS = Set.of("s3:ObjectCreated:*", "s3:ObjectCreated:Put",
            "s3:ObjectCreated:Post", "s3:ObjectCreated:Copy", "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectRemoved:*", "s3:ObjectRemoved:Delete", "s3:ObjectRemoved:DeleteMarkerCreated",
            "s3:LifecycleExpiration:*", "s3:LifecycleExpiration:Delete", "s3:LifecycleExpiration:DeleteMarkerCreated",
            "s3:ObjectTagging:*", "s3:ObjectTagging:Put", "s3:ObjectTagging:Delete");

    /** The configuration with an id for each entry. */
    NotificationConfiguration checked(@Nullable NotificationConfiguration given, boolean trusting) {
        if (given == null) {
            throw ServiceError.of(400, "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        given.lambdaFunctionConfigurations().forEach(c -> filter(c.filter()));
        given.queueConfigurations().forEach(c -> filter(c.filter()));
        given.topicConfigurations().forEach(c -> filter(c.filter()));
        var wanted = withIds(given);
        var rules = Rule.of(wanted);
        rules.forEach(ConfigurationCheck::events);
        distinct(rules);
        if (!trusting && !rules.stream().allMatch(r -> targets.accepts(r.kind(), r.target(), bucket))) {
            throw S3Errors.invalidArgument("Unable to validate the following destination configurations");
        }
        return wanted;
    }

    private static void filter(@Nullable NotificationConfigurationFilter filter) {
        var names = new HashSet<String>();
        for (var rule : Rule.rules(filter)) {
            var name = Rule.name(rule);
            if (!name.equals("prefix") && !name.equals("suffix")) {
                throw S3Errors.invalidArgument("filter rule name must be either prefix or suffix");
            }
            if (!names.add(name)) {
                throw S3Errors.invalidArgument("Cannot specify more than one " + name + " rule in a filter.");
            }
        }
    }

    private static NotificationConfiguration withIds(NotificationConfiguration given) {
        return given.toBuilder().lambdaFunctionConfigurations(given.lambdaFunctionConfigurations().stream().map(c -> c
                .id() != null ? c : c.toBuilder().id(newId()).build()).toList()).queueConfigurations(given
                        .queueConfigurations().stream().map(c -> c.id() != null ? c
                                : c.toBuilder().id(newId()).build())
                        .toList()).topicConfigurations(given.topicConfigurations().stream().map(c -> c.id() != null ? c
                                : c.toBuilder().id(newId()).build()).toList()).build();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static void events(Rule rule) {
        if (rule.events().isEmpty()) {
            throw S3Errors.invalidArgument("A notification configuration must name at least one event");
        }
        for (var event : rule.events()) {
            if (!EVENTS.contains(event)) {
                throw S3Errors.notImplemented("notifications of the event " + event);
            }
        }
    }

    private static void distinct(List<Rule> rules) {
        var ids = new HashSet<String>();
        for (var rule : rules) {
            if (!ids.add(rule.id())) {
                throw S3Errors.invalidArgument("Configuration Ids should be unique: " + rule.id());
            }
        }
        for (int i = 0; i < rules.size(); i++) {
            for (int j = i + 1; j < rules.size(); j++) {
                if (rules.get(i).overlaps(rules.get(j))) {
                    throw S3Errors.invalidArgument("Configuration is ambiguously defined. Cannot have overlapping "
                            + "suffixes in two rules if the prefixes are overlapping for the same event type.");
                }
            }
        }
    }
}
