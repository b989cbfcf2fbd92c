package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** All tables of this account and Region. */
public final class Tables {
    private final Store store;
    private final DurableMap<TableDefinition> definitions;
    private final ConcurrentSkipListMap<String, Table> open = new ConcurrentSkipListMap<>();
    private final ReentrantLock changing = new ReentrantLock();

    public Tables(Store store) {
        this.store = store;
        this.definitions = store.map("dynamodb.tables", TableDefinition.class);
        definitions.values().forEach(d -> open.put(d.name(), new Table(store, d)));
    }

    public Optional<Table> find(String name) {
        return Optional.ofNullable(open.get(name));
    }

    /** The table, for operations on items. */
    public Table get(String name) {
        return find(name).orElseThrow(Tables::notFound);
    }

    /** In the order of their names. */
    public List<Table> all() {
        return List.copyOf(open.values());
    }

    /** Names after the given one, in order. */
    public List<String> namesAfter(String name, int most) {
        return open.tailMap(name, false).keySet().stream().limit(most).toList();
    }

    public Table create(TableDefinition definition) {
        return changing(() -> {
            var name = definition.name();
            if (open.containsKey(name)) {
                throw ServiceError.of(ResourceInUseException.builder(), 400, "ResourceInUseException",
                        "Table already exists: " + name);
            }
            var table = new Table(store, definition);
            definitions.put(name, definition);
            open.put(name, table);
            return table;
        });
    }

    /** Changes a table's definition, once nobody works in it; indexes that are new are filled. */
    public Table change(Table table, UnaryOperator<TableDefinition> change) {
        return alone(table, () -> {
            var changed = change.apply(table.definition());
            table.redefine(changed);
            definitions.put(changed.name(), changed);
            return table;
        });
    }

    /** Forgets a table, once nobody works in it. */
    public void drop(Table table) {
        alone(table, () -> {
            var name = table.definition().name();
            definitions.remove(name);
            open.remove(name);
            table.drop();
            return table;
        });
    }

    private Table alone(Table table, Supplier<Table> action) {
        return changing(() -> {
            var absence = table.presence().writeLock();
            absence.lock();
            try {
                if (table.isDropped()) {
                    throw notFound(table.definition().name());
                }
                return action.get();
            } finally {
                absence.unlock();
            }
        });
    }

    private Table changing(Supplier<Table> action) {
        return store.write(() -> {
            changing.lock();
            try {
                return action.get();
            } finally {
                changing.unlock();
            }
        });
    }

    /** The form that operations on items use. */
    public static AwsServiceException notFound() {
        return notFoundError("Requested resource not found");
    }

    /** The form that operations on tables use. */
    public static AwsServiceException notFound(String name) {
        return notFoundError("Requested resource not found: Table: " + name + " not found");
    }

    private static AwsServiceException notFoundError(String message) {
        return ServiceError.of(ResourceNotFoundException.builder(), 400, "ResourceNotFoundException", message);
    }
}
