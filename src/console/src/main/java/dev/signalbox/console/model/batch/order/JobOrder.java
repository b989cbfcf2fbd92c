package dev.signalbox.console.model.batch.order;

import dev.signalbox.console.model.batch.JobDetails.Dependency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job to be submitted. What is absent or empty is left to its definition.
 *
 * @param definition name, name and revision, or ARN
 */
public record JobOrder(String name, String queue, String definition, Map<String, String> parameters,
        Overrides overrides, Optional<Integer> arraySize, List<Dependency> dependsOn, Optional<Integer> attempts,
        Optional<Duration> timeout, Map<String, String> tags) {

    /** @param variables values may be secret */
    public record Overrides(List<String> command, Map<String, String> variables, Optional<String> vcpus,
            Optional<String> memoryMiB) {
        public static final Overrides NONE = new Overrides(List.of(), Map.of(), Optional.empty(), Optional.empty());

        public boolean isNone() {
            return equals(NONE);
        }
    }

    public static JobOrder of(String name, String queue, String definition) {
        return new JobOrder(name, queue, definition, Map.of(), Overrides.NONE, Optional.empty(), List.of(),
                Optional.empty(), Optional.empty(), Map.of());
    }
}
