package dev.signalbox.localcloud.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

/**
 * The durable state of all services: one append-only file. A change is on disk when {@link #write} returns, so whatever
 * was acknowledged survives {@code kill -9}; and a crash never shows half of one {@code write}.
 */
public final class Store implements AutoCloseable {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private final MVStore store;
    private final Reserve reserve;
    private final ObjectMapper json;
    /** Writers share it while they change maps; the committer takes it alone, so no half-done change reaches the disk. */
    private final ReentrantReadWriteLock changes = new ReentrantReadWriteLock();
    private final Object commitTurn = new Object();
    private volatile long finished;
    private volatile long committed;
    private long counter;

    private Store(MVStore store, Reserve reserve, ObjectMapper json) {
        this.store = store;
        this.reserve = reserve;
        this.json = json;
    }

    /**
     * Opens or creates the file.
     *
     * @throws org.h2.mvstore.MVStoreException when another process has the file open, or it cannot be written
     */
    public static Store open(Path file) {
        return open(file.toString());
    }

    /** @param file may begin with the scheme of a file system of H2's, as tests have it */
    static Store open(String file) {
        var reserve = new Reserve(file);
        var state = new StateFile(reserve);
        state.open(file, false, null);
        try {
            var store = new MVStore.Builder().adoptFileStore(state).autoCommitDisabled().autoCommitBufferSize(0).open();
            store.setVersionsToKeep(0);
            return new Store(store, reserve, StoreJson.mapper());
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
    }

    /** A map from text to records, kept as JSON, in key order. Same name, same map. */
    public <V> DurableMap<V> map(String name, Class<V> type) {
        return new DurableMap<>(store.openMap(name), json, type);
    }

    /** A map of raw bytes in unsigned byte order, for engines with an encoding of their own. */
    public MVMap<byte[], byte[]> bytes(String name) {
        var builder = new MVMap.Builder<byte[], byte[]>().keyType(ByteArrayDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE);
        return store.openMap(name, builder);
    }

    /** Forgets a map and all in it; call inside {@link #write}. */
    public void drop(String name) {
        store.removeMap(name);
    }

    /**
     * Makes all changes of the action durable together. Nested calls join the outer one.
     *
     * @throws StorageFullException before anything is done, when there is no space to keep it
     */
    public <T> T write(Supplier<T> action) {
        if (changes.getReadHoldCount() > 0) {
            return action.get();
        }
        requireSpace();
        long ticket;
        T result;
        changes.readLock().lock();
        try {
            result = action.get();
        } finally {
            ticket = finish();
            changes.readLock().unlock();
        }
        commit(ticket);
        return result;
    }

    /** As {@link #write(Supplier)}, without a result. */
    public void write(Runnable action) {
        write(() -> {
            action.run();
            return Boolean.TRUE;
        });
    }

    /** Not beside a commit, which may need the space that is tried for. */
    private void requireSpace() {
        if (reserve.isSpent()) {
            synchronized (commitTurn) {
                reserve.again();
            }
        }
    }

    /** As {@link #write(Supplier)}, but waits for space, until the store is closed: for work that nobody can ask for again. */
    public <T> T writePatiently(Supplier<T> action) {
        while (true) {
            try {
                return write(action);
            } catch (StorageFullException e) {
                if (store.isClosed()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private synchronized long finish() {
        counter++;
        finished = counter;
        return counter;
    }

    /** One commit serves all writers that finished before it began. */
    private void commit(long ticket) {
        synchronized (commitTurn) {
            if (committed >= ticket) {
                return;
            }
            changes.writeLock().lock();
            try {
                long covers = finished;
                store.commit();
                committed = covers;
            } finally {
                changes.writeLock().unlock();
            }
        }
    }

    /** Something that has to find the file whole and unchanging. */
    @FunctionalInterface
    public interface Stillness {
        void run() throws IOException;
    }

    /** Runs the action while nothing is changed and everything is in the file; writers wait. */
    public void still(Stillness action) throws IOException {
        synchronized (commitTurn) {
            changes.writeLock().lock();
            try {
                long covers = finished;
                store.commit();
                committed = covers;
                action.run();
            } finally {
                changes.writeLock().unlock();
            }
        }
    }

    @Override
    public void close() {
        changes.writeLock().lock();
        try {
            store.close();
        } finally {
            changes.writeLock().unlock();
        }
    }
}
