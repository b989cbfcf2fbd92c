package dev.signalbox.localcloud.service.sns.topic;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A topic as it was configured.
 *
 * @param attributes those that were set
 */
public record Topic(String arn, Map<String, String> attributes, Map<String, String> tags) {
    public Topic {
        attributes = new TreeMap<>(attributes);
        tags = new TreeMap<>(tags);
    }

    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public Topic withAttribute(String name, String value) {
        var changed = new TreeMap<>(attributes);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Topic(arn, changed, tags);
    }

    public Topic withTags(Map<String, String> changed) {
        return new Topic(arn, attributes, changed);
    }
}
