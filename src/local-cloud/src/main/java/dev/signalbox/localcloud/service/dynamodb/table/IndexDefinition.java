package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A secondary index as it was asked for.
 *
 * @param included non-key attributes that an {@code INCLUDE} index also has
 */
public record IndexDefinition(String name, Scope scope, KeySchema keys, Projected projected, List<String> included,
        Billing billing) {

    /** Whether the index has hash keys of its own or shares the table's. */
    public enum Scope {
        GLOBAL, LOCAL
    }

    /** Which attributes an index has. */
    public enum Projected {
        ALL, KEYS_ONLY, INCLUDE
    }

    public boolean isGlobal() {
        return scope == Scope.GLOBAL;
    }

    public boolean projectsAll() {
        return projected == Projected.ALL;
    }

    /** The attributes of an index that does not project all. */
    public Set<String> attributes(KeySchema tableKeys) {
        var names = new LinkedHashSet<>(tableKeys.attributes());
        names.addAll(keys.attributes());
        names.addAll(included);
        return names;
    }

    /** What the index has of an item; empty when the item is not in it. */
    public Optional<Item> entryOf(Item item, KeySchema tableKeys) {
        if (keys.attributes().stream().anyMatch(a -> item.get(a).isEmpty())) {
            return Optional.empty();
        }
        if (projectsAll()) {
            return Optional.of(item);
        }
        var entry = new LinkedHashMap<>(item.attributes());
        entry.keySet().retainAll(attributes(tableKeys));
        return Optional.of(new Item(entry));
    }

    public IndexDefinition withBilling(Billing changed) {
        return new IndexDefinition(name, scope, keys, projected, included, changed);
    }
}
