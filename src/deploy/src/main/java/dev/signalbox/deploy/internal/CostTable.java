package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.signalbox.deploy.plan.CostDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code costs.yaml}: what AWS charges for, by type of resource. */
final class CostTable {
    private static final Map<String, Entry> TYPES = read();

    private CostTable() {}

    /** A type as it stands in the file. */
    record Entry(@Nullable URI page, @Nullable List<Rule> rules) {
        List<Rule> all() {
            return Objects.requireNonNullElse(rules, List.of());
        }
    }

    /** One thing that is charged. */
    record Rule(@Nullable String when, CostDriver.Kind cost, String words, @Nullable String count) {}

    /** Empty for types that are not in the file. */
    static Optional<Entry> of(String type) {
        return Optional.ofNullable(TYPES.get(type));
    }

    private static Map<String, Entry> read() {
        try (var in = Objects.requireNonNull(CostTable.class.getResourceAsStream(
                "/dev/signalbox/deploy/costs.yaml"))) {
            return new YAMLMapper().readValue(in, new TypeReference<Map<String, Entry>>() {
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
