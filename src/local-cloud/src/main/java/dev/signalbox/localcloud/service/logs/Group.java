package dev.signalbox.localcloud.service.logs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

record Group(String name, Instant created, Optional<Integer> retentionDays, Map<String, String> tags) {
    Group withRetention(Optional<Integer> days) {
        return new Group(name, created, days, tags);
    }

    Group withTags(Map<String, String> changed) {
        return new Group(name, created, retentionDays, Map.copyOf(changed));
    }
}
