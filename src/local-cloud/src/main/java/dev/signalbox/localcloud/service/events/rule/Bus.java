package dev.signalbox.localcloud.service.events.rule;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A custom event bus, or the account's default one. */
public record Bus(String name, Optional<String> description, Instant created, Map<String, String> tags) {
    /** The bus that is always there and gets the events of AWS's services. */
    public static final String DEFAULT = "default";

    public Bus withTags(Map<String, String> changed) {
        return new Bus(name, description, created, changed);
    }
}
