package dev.signalbox.localcloud.service.cloudformation.stack;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Stacks, their resources and events. A change of status and its event become durable together. */
public final class StackStore {

    private final Store store;
    private final Time time;
    private final DurableMap<Stack> stacks;
    private final DurableMap<StackResource> resources;
    private final DurableMap<Event> events;
    private final UpdateStore updates;
    private final Map<String, Long> lastEvent = new ConcurrentHashMap<>();
    private final Map<String, String> idsByName = new ConcurrentHashMap<>();

    public StackStore(Store store, Time time) {
        this.store = store;
        this.time = time;
        stacks = store.map("cloudformation.stacks", Stack.class);
        resources = store.map("cloudformation.resources", StackResource.class);
        events = store.map("cloudformation.events", Event.class);
        updates = new UpdateStore(store);
        stacks.values().filter(s -> !s.gone()).forEach(s -> idsByName.put(s.name(), s.id()));
    }

    public List<Stack> all() {
        return stacks.values().toList();
    }

    /** The stack with this id, or the one of this name that is not gone. */
    public Optional<Stack> find(String nameOrId) {
        return nameOrId.startsWith("arn:") ? stacks.get(nameOrId)
                : Optional.ofNullable(idsByName.get(nameOrId)).flatMap(stacks::get);
    }

    /** @throws IllegalStateException when there is no such stack */
    Stack get(String id) {
        return stacks.get(id).orElseThrow(() -> new IllegalStateException("No stack " + id));
    }

    /** Keeps a new stack with its first event, unless one of its name is there. */
    public synchronized boolean add(Stack stack) {
        if (find(stack.name()).isPresent()) {
            return false;
        }
        store.write(() -> {
            record(stack);
            stacks.put(stack.id(), stack);
        });
        idsByName.put(stack.name(), stack.id());
        return true;
    }

    /** What updates keep beside. */
    UpdateStore updates() {
        return updates;
    }

    /** Makes several changes durable at once. */
    synchronized void together(Runnable changes) {
        store.write(changes);
    }

    /**
     * Gives a stack a new status, and what goes with it, if its status is one of those expected.
     *
     * @return whether it was
     */
    synchronized boolean move(String id, Set<StackStatus> from, Move move) {
        if (!from.contains(get(id).status())) {
            return false;
        }
        store.write(() -> {
            move.also().accept(change(id, move.change()));
            change(id, move.to(), move.reason());
        });
        return true;
    }

    /** Changes a stack without an event. */
    public synchronized Stack change(String id, UnaryOperator<Stack> change) {
        return store.write(() -> {
            var changed = change.apply(get(id));
            stacks.put(id, changed);
            return changed;
        });
    }

    /** Gives a stack a new status. Its event comes first, so that whoever sees the status finds the event. */
    synchronized Stack change(String id, StackStatus status, String reason) {
        var result = store.write(() -> {
            var changed = get(id).with(status, reason, time.now());
            record(changed);
            stacks.put(id, changed);
            return changed;
        });
        if (result.gone()) {
            idsByName.remove(result.name(), id);
        }
        return result;
    }

    /** Gives a stack a new status unless it left the expected one meanwhile; tells whether it did get it. */
    synchronized boolean change(String id, StackStatus expected, StackStatus status, String reason) {
        return move(id, Set.of(expected), new Move(status, reason));
    }

    /** The resources that a stack has or had, by logical id. */
    public List<StackResource> resources(String stackId) {
        return resources.range(stackId + "|").toList();
    }

    public Optional<StackResource> resource(String stackId, String logicalId) {
        return resources.get(stackId + "|" + logicalId);
    }

    /** The nested stacks of all stacks, also those that an update replaced or left behind. */
    List<StackResource> nested() {
        return resources.values().filter(r -> r.type().equals(Families.TYPE) && !r.physicalId().isEmpty()).toList();
    }

    /** Keeps a resource without an event. */
    synchronized StackResource put(StackResource resource) {
        store.write(() -> resources.put(resource.stackId() + "|" + resource.logicalId(), resource));
        return resource;
    }

    /** Gives a resource a new status, and keeps what else changed about it. */
    synchronized StackResource change(StackResource resource, ResourceStatus status, String reason) {
        var changed = resource.with(status, reason, time.now());
        store.write(() -> {
            record(changed);
            put(changed);
        });
        return changed;
    }

    /** Forgets a resource that is no longer part of its stack; its events stay. */
    synchronized void remove(StackResource resource) {
        store.write(() -> resources.remove(resource.stackId() + "|" + resource.logicalId()));
    }

    /** Tells in an event what becomes of something that an update left behind. */
    synchronized StackResource tell(StackResource leftover, ResourceStatus status, String reason) {
        var changed = leftover.with(status, reason, time.now());
        store.write(() -> record(changed));
        return changed;
    }

    /** Events with a number below the limit, newest first. */
    public List<Event> events(String stackId, long below, int most) {
        var before = key(stackId, Math.min(below, Integer.MAX_VALUE));
        return events.keys(stackId + "|").toList().reversed().stream().filter(key -> key.compareTo(before) < 0).limit(
                most).flatMap(key -> events.get(key).stream()).toList();
    }

    /** Forgets stacks that were deleted before the given time. */
    synchronized void forgetDeletedBefore(Instant limit) {
        var old = stacks.values().filter(s -> s.state().ended().filter(limit::isAfter).isPresent()).map(Stack::id)
                .toList();
        for (String id : old) {
            store.write(() -> {
                events.keys(id + "|").toList().forEach(events::remove);
                resources.keys(id + "|").toList().forEach(resources::remove);
                updates.forget(id);
                stacks.remove(id);
            });
        }
    }

    private void record(Stack stack) {
        long number = nextNumber(stack.id());
        put(stack.id(), new Event(UUID.randomUUID().toString(), number, stack.state().since(), stack.name(), stack.id(),
                Families.TYPE, stack.status().toString(), stack.state().reason(), "", stack.token().orElse(""), stack
                        .operation()));
    }

    private void record(StackResource resource) {
        long number = nextNumber(resource.stackId());
        var status = resource.status().toString();
        var stack = get(resource.stackId());
        put(resource.stackId(), new Event(resource.logicalId() + "-" + status + "-" + resource.state().since() + "-"
                + number, number, resource.state().since(), resource.logicalId(), resource.physicalId(), resource
                        .type(), status, resource.state().reason(), Masked
                                .text(resource.properties(), stack.order()), stack.token().orElse(""), stack
                                        .operation()));
    }

    private void put(String stackId, Event event) {
        events.put(key(stackId, event.number()), event);
    }

    private static String key(String stackId, long number) {
        return stackId + "|" + String.format("%010d", number);
    }

    private long nextNumber(String stackId) {
        var last = lastEvent.computeIfAbsent(stackId, id -> events.range(id + "|").mapToLong(Event::number).max()
                .orElse(0));
        lastEvent.put(stackId, last + 1);
        return last + 1;
    }
}
