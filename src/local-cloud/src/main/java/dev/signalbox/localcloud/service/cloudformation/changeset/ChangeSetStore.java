package dev.signalbox.localcloud.service.cloudformation.changeset;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;

/** The change sets of all stacks. */
public final class ChangeSetStore {
    private final Store store;
    private final DurableMap<ChangeSet> sets;

    public ChangeSetStore(Store store) {
        this.store = store;
        sets = store.map("cloudformation.changeSets", ChangeSet.class);
    }

    /** Keeps a new one unless its stack has one of this name. */
    boolean add(ChangeSet set) {
        return store.write(() -> sets.putIfAbsent(set.key(), set));
    }

    void put(ChangeSet set) {
        store.write(() -> sets.put(set.key(), set));
    }

    void remove(ChangeSet set) {
        store.write(() -> sets.remove(set.key()));
    }

    Optional<ChangeSet> find(String stackId, String name) {
        return sets.get(stackId + "|" + name);
    }

    Optional<ChangeSet> find(String id) {
        return sets.values().filter(s -> s.id().equals(id)).findFirst();
    }

    /** Oldest first. */
    List<ChangeSet> of(String stackId) {
        return sets.range(stackId + "|").sorted(Comparator.comparing(ChangeSet::created)).toList();
    }

    /**
     * What was compared with a stack says nothing any more once the stack changes; earlier executed ones go.
     *
     * @param executed id of the one that changes it; empty for none
     */
    public void supersede(String stackId, Optional<String> executed) {
        store.write(() -> of(stackId).stream().filter(s -> !executed.equals(Optional.of(s.id()))).forEach(s -> {
            if (s.operation().isPresent()) {
                sets.remove(s.key());
            } else if (s.executable()) {
                sets.put(s.key(), s.with(ExecutionStatus.OBSOLETE));
            }
        }));
    }

    /** Forgets the change sets of a stack that is deleted. */
    public void forget(String stackId) {
        store.write(() -> sets.keys(stackId + "|").toList().forEach(sets::remove));
    }
}
