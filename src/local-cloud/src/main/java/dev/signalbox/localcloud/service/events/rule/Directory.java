package dev.signalbox.localcloud.service.events.rule;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.store.DurableMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All buses and rules, durably. */
public final class Directory {
    private static final String BETWEEN = "|";

    private final CloudContext context;
    private final DurableMap<Bus> buses;
    private final DurableMap<EventRule> rules;

    public Directory(CloudContext context) {
        this.context = context;
        this.buses = context.store().map("events.buses", Bus.class);
        this.rules = context.store().map("events.rules", EventRule.class);
    }

    /** Runs a change alone, so that what it read still holds when it writes. */
    public synchronized <T> T change(Supplier<T> action) {
        return context.store().write(action);
    }

    /** The default bus is there without having been made. */
    public Optional<Bus> bus(String name) {
        return buses.get(name).or(() -> name.equals(Bus.DEFAULT) ? Optional.of(new Bus(name, Optional.empty(),
                Instant.EPOCH, Map.of())) : Optional.empty());
    }

    public List<Bus> buses() {
        return Stream.concat(bus(Bus.DEFAULT).stream(), buses.values().filter(bus -> !bus.name().equals(Bus.DEFAULT)))
                .toList();
    }

    public void put(Bus bus) {
        buses.put(bus.name(), bus);
    }

    public void removeBus(String name) {
        buses.remove(name);
    }

    public Optional<EventRule> rule(String bus, String name) {
        return rules.get(bus + BETWEEN + name);
    }

    /** In order of their names. */
    public List<EventRule> rules(String bus) {
        return rules.range(bus + BETWEEN).toList();
    }

    public void put(EventRule rule) {
        rules.put(rule.bus() + BETWEEN + rule.name(), rule);
    }

    public void remove(EventRule rule) {
        rules.remove(rule.bus() + BETWEEN + rule.name());
    }

    public String arn(Bus bus) {
        return context.arn("events", "event-bus/" + bus.name());
    }

    public String arn(EventRule rule) {
        return arn(rule.bus(), rule.name());
    }

    /** Rules of the default bus do not name it. */
    public String arn(String bus, String rule) {
        return context.arn("events", "rule/" + (bus.equals(Bus.DEFAULT) ? "" : bus + "/") + rule);
    }
}
