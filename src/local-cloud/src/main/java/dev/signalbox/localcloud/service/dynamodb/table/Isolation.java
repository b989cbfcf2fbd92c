package dev.signalbox.localcloud.service.dynamodb.table;

import dev.signalbox.localcloud.store.Store;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps operations on the same rows apart. Locks are taken inside {@link Store#write}, never around it: another service
 * may call from inside a write of its own, and then the order would be the other way round and could deadlock. It also
 * lets a row go before its commit, so that writers of one row share commits too.
 */
public final class Isolation {
    private final Store store;
    private final List<ReentrantLock> stripes = Stream.generate(ReentrantLock::new).limit(Claims.STRIPES).toList();

    public Isolation(Store store) {
        this.store = store;
    }

    /** Does the action with the claimed rows held; its changes are durable when this returns. */
    public <T> T write(Claims claims, Supplier<T> action) {
        return store.write(() -> holding(claims, action));
    }

    /** Reads all claimed rows as they are at one moment. */
    public <T> T read(Claims claims, Supplier<T> action) {
        return holding(claims, action);
    }

    /** Keeps the table in place while reading it; rows may change meanwhile. */
    public <T> T read(Table table, Supplier<T> action) {
        var present = table.presence().readLock();
        present.lock();
        try {
            checkPresent(table);
            return action.get();
        } finally {
            present.unlock();
        }
    }

    private <T> T holding(Claims claims, Supplier<T> action) {
        Deque<Lock> held = new ArrayDeque<>();
        try {
            for (var table : claims.tables()) {
                hold(held, table.presence().readLock());
                checkPresent(table);
            }
            for (int stripe : claims.stripes()) {
                hold(held, stripes.get(stripe));
            }
            return action.get();
        } finally {
            held.forEach(Lock::unlock);
        }
    }

    private static void hold(Deque<Lock> held, Lock lock) {
        lock.lock();
        held.push(lock);
    }

    private static void checkPresent(Table table) {
        if (table.isDropped()) {
            throw Tables.notFound();
        }
    }
}
