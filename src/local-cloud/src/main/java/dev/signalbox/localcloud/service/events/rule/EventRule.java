package dev.signalbox.localcloud.service.events.rule;

import dev.signalbox.localcloud.runtime.ModelJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * A rule of an event bus.
 *
 * @param targets by id, each as the SDK's {@link Target} in JSON
 */
public record EventRule(String bus, String name, String pattern, boolean enabled, Optional<String> description,
        Optional<String> role, Map<String, String> targets, Map<String, String> tags) {

    public EventRule withTags(Map<String, String> changed) {
        return new EventRule(bus, name, pattern, enabled, description, role, targets, changed);
    }

    public EventRule enabled(boolean now) {
        return new EventRule(bus, name, pattern, now, description, role, targets, tags);
    }

    /** The same with what another way to say the rule has, but for its targets and tags. */
    public EventRule redefined(EventRule wanted) {
        return new EventRule(bus, name, wanted.pattern, wanted.enabled, wanted.description, wanted.role, targets, tags);
    }

    /** With one more target, or another one of its id. */
    public EventRule with(Target target) {
        var more = new TreeMap<>(targets);
        more.put(target.id(), ModelJson.write(target));
        return new EventRule(bus, name, pattern, enabled, description, role, more, tags);
    }

    public EventRule without(String targetId) {
        var fewer = new TreeMap<>(targets);
        fewer.remove(targetId);
        return new EventRule(bus, name, pattern, enabled, description, role, fewer, tags);
    }

    public List<Target> targetList() {
        return targets.values().stream().map(json -> ModelJson.read(json, Target.class)).toList();
    }
}
