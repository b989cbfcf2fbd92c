package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemCodec;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import dev.signalbox.localcloud.service.dynamodb.value.KeyBytes;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import dev.signalbox.localcloud.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.h2.mvstore.MVMap;

/**
 * A table that is there: its rows and the indexes over them. Rows are changed only through {@link Isolation}, which
 * keeps writers of one row apart and the table in place while they work.
 */
public final class Table {
    private final Store store;
    private final MVMap<byte[], byte[]> map;
    private final Rows rows;
    private final ReentrantReadWriteLock presence = new ReentrantReadWriteLock();
    private final MeasuredSize size = new MeasuredSize();
    private volatile TableDefinition definition;
    private volatile KeyRules keyRules;
    private volatile List<SecondaryIndex> indexes = List.of();
    private volatile Optional<ExpiryIndex> expiry = Optional.empty();
    private volatile boolean dropped;

    Table(Store store, TableDefinition definition) {
        this.store = store;
        this.definition = definition;
        this.keyRules = new KeyRules(definition);
        this.map = store.bytes("dynamodb.rows." + definition.id());
        this.rows = new Rows(map);
        openIndexes();
    }

    private void openIndexes() {
        indexes = definition.indexes().stream().map(i -> new SecondaryIndex(i, definition, store.bytes(indexMap(
                i)), new MeasuredSize())).toList();
        expiry = definition.options().expiry().map(attribute -> new ExpiryIndex(attribute, store.bytes(expiryMap())));
    }

    private String indexMap(IndexDefinition index) {
        return "dynamodb.index." + definition.id() + "." + index.name();
    }

    private String expiryMap() {
        return "dynamodb.expiry." + definition.id();
    }

    public TableDefinition definition() {
        return definition;
    }

    public KeyRules keyRules() {
        return keyRules;
    }

    /** The open index of this name. */
    public Optional<SecondaryIndex> index(String name) {
        return indexes.stream().filter(i -> i.definition().name().equals(name)).findFirst();
    }

    public long itemCount() {
        return map.sizeAsLong();
    }

    /** The sizes of all items together. */
    public long sizeBytes() {
        return size.get(() -> measure(Optional.empty()));
    }

    /** The sizes of all that the index has. */
    public long sizeBytes(SecondaryIndex index) {
        return index.size().get(() -> measure(Optional.of(index)));
    }

    /** The sizes of all items with this hash key, also of what the local indexes have of them. */
    public long collectionBytes(Value hash) {
        var partition = keyRules.partition(hash);
        var locals = indexes.stream().filter(i -> !i.definition().isGlobal()).toList();
        var measured = new AtomicLong();
        rows.walk(Optional.empty(), Rows.Direction.FORWARD, new KeyRange(partition, Optional.of(KeyBytes.after(
                partition))), Optional.empty(), item -> {
                    measured.addAndGet(ItemSize.of(item) + locals.stream().mapToInt(i -> i.sizeOf(Optional.of(item)))
                            .sum());
                    return true;
                });
        return measured.get();
    }

    private long measure(Optional<SecondaryIndex> index) {
        var measured = new AtomicLong();
        rows.walk(index, Rows.Direction.FORWARD, KeyRange.ALL, Optional.empty(), item -> {
            measured.addAndGet(index.map(i -> i.sizeOf(Optional.of(item))).orElseGet(() -> ItemSize.of(item)));
            return true;
        });
        return measured.get();
    }

    public Optional<Item> get(byte[] key) {
        return Optional.ofNullable(map.get(key)).map(ItemCodec::decode);
    }

    /** Stores an item; call with the row claimed. */
    public void put(byte[] key, Optional<Item> before, Item after) {
        reindex(key, before, Optional.of(after));
        map.put(key, ItemCodec.encode(after));
    }

    /** Removes an item; call with the row claimed. */
    public void remove(byte[] key, Optional<Item> before) {
        reindex(key, before, Optional.empty());
        map.remove(key);
    }

    private void reindex(byte[] key, Optional<Item> before, Optional<Item> after) {
        size.add(after.map(ItemSize::of).orElse(0) - before.map(ItemSize::of).orElse(0));
        indexes.forEach(index -> index.size().add(index.sizeOf(after) - index.sizeOf(before)));
        for (var index : allIndexes()) {
            var old = before.flatMap(item -> index.keyOf(item, key));
            var now = after.flatMap(item -> index.keyOf(item, key));
            if (old.isPresent() && now.isPresent() && Arrays.equals(old.get(), now.get())) {
                continue;
            }
            old.ifPresent(index.entries()::remove);
            now.ifPresent(entry -> index.entries().put(entry, key));
        }
    }

    private List<RowIndex> allIndexes() {
        var all = new ArrayList<RowIndex>(indexes);
        expiry.ifPresent(all::add);
        return all;
    }

    /**
     * Shows items in key order, by the index if there is one, until the visitor has enough.
     *
     * @return whether the visitor stopped the walk
     */
    public boolean walk(Optional<SecondaryIndex> index, boolean forward, KeyRange range, Optional<byte[]> after,
            Predicate<Item> visitor) {
        return rows.walk(index, forward ? Rows.Direction.FORWARD : Rows.Direction.BACKWARD, range, after, visitor);
    }

    /** Up to so many items that expired in the given span, the earliest first. */
    public List<Item> expired(Instant from, Instant before, int most) {
        var found = new ArrayList<Item>();
        if (expiry.isPresent()) {
            var range = new KeyRange(ExpiryIndex.from(from), Optional.of(ExpiryIndex.from(before)));
            rows.walk(expiry, Rows.Direction.FORWARD, range, Optional.empty(), item -> {
                found.add(item);
                return found.size() < most;
            });
        }
        return found;
    }

    /** Whether the item has an expiry that is over. */
    public boolean isExpired(Item item, Instant now) {
        return expiry.flatMap(e -> e.second(item)).filter(second -> second < now.getEpochSecond()).isPresent();
    }

    ReentrantReadWriteLock presence() {
        return presence;
    }

    boolean isDropped() {
        return dropped;
    }

    /** Takes on a changed definition, filling and forgetting indexes; call in a write, with the table held alone. */
    void redefine(TableDefinition changed) {
        var old = allIndexes();
        var gone = definition.indexes().stream().filter(i -> changed.index(i.name()).isEmpty()).toList();
        boolean expiryChanged = !definition.options().expiry().equals(changed.options().expiry());
        gone.forEach(index -> store.drop(indexMap(index)));
        if (expiryChanged && expiry.isPresent()) {
            store.drop(expiryMap());
        }
        definition = changed;
        keyRules = new KeyRules(changed);
        openIndexes();
        allIndexes().stream().filter(i -> isNew(i, old)).forEach(this::fill);
    }

    private static boolean isNew(RowIndex index, List<RowIndex> old) {
        return switch (index) {
            case SecondaryIndex now -> old.stream().noneMatch(o -> o instanceof SecondaryIndex then && then.definition()
                    .name().equals(now.definition().name()));
            case ExpiryIndex(var now, _) -> old.stream().noneMatch(o -> o instanceof ExpiryIndex(var then, _) && then
                    .equals(now));
        };
    }

    private void fill(RowIndex index) {
        map.cursor(null).forEachRemaining(key -> get(key).flatMap(item -> index.keyOf(item, key)).ifPresent(
                entry -> index.entries().put(entry, key)));
    }

    /** Forgets everything; call in a write, with the table held alone. */
    void drop() {
        dropped = true;
        store.drop("dynamodb.rows." + definition.id());
        definition.indexes().forEach(index -> store.drop(indexMap(index)));
        if (expiry.isPresent()) {
            store.drop(expiryMap());
        }
    }
}
