package dev.signalbox.download.store.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.download.store.StatsBoard;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The member of the list and the end of the key is {@code component:name}. */
final class RedisStats implements StatsBoard {
    private static final Logger LOG = LoggerFactory.getLogger(RedisStats.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scripts scripts;

    RedisStats(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public void publish(String component, String name, Map<String, Long> counters, Duration ttl) {
        try {
            scripts.number("publish", component + ":" + name, JSON.writeValueAsString(new TreeMap<>(counters)), Math
                    .max(1, ttl
                            .toMillis()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counters cannot be written as JSON", e);
        }
    }

    @Override
    public void withdraw(String component, String name) {
        scripts.number("withdraw", component + ":" + name);
    }

    @Override
    public List<Instance> instances() {
        var instances = new ArrayList<Instance>();
        for (var item : scripts.list("instances")) {
            var entry = (List<?>) item;
            add((String) entry.get(0), (String) entry.get(1), instances);
        }
        return instances;
    }

    /** One that cannot be read must not hide the others. */
    private static void add(String key, String text, List<Instance> instances) {
        int colon = key.indexOf(':');
        int brace = text.indexOf('{');
        try {
            var seen = Instant.EPOCH.plus(Long.parseLong(text.substring(0, brace)), ChronoUnit.MICROS);
            instances.add(new Instance(key.substring(0, colon), key.substring(colon + 1), seen, JSON.readValue(text
                    .substring(
                            brace), new TypeReference<TreeMap<String, Long>>() {
                            })));
        } catch (JsonProcessingException | NumberFormatException | IndexOutOfBoundsException e) {
            LOG.atWarn().addKeyValue("instance", key).addKeyValue("cause", e.getClass().getSimpleName()).log(
                    "Counters in Redis cannot be read");
        }
    }
}
