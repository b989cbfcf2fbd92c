package dev.signalbox.localcloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that filled closed the store for good, reading included. */
final class FullDiskTest {
    private static final long CAPACITY = Reserve.SIZE + (4L << 20);
    private static final String VALUE = "x".repeat(10_000);

    @TempDir Path folder;

    @Test
    void refusesWhatItCannotKeepAndGoesOnReading() {
        var file = SmallDisk.file(folder.resolve("state.mv"), CAPACITY);
        int kept;
        try (var store = Store.open(file)) {
            var map = store.map("m", String.class);
            kept = fill(store);

            assertThat(kept).isGreaterThan(20);
            assertThat(map.get("k" + (kept - 1))).contains(VALUE);
            assertThat(map.contains("k" + kept)).as("what was refused").isFalse();
            assertThatThrownBy(() -> store.write(() -> map.put("more", "x"))).isInstanceOf(StorageFullException.class)
                    .hasMessageContaining("The disk is full").hasMessageContaining("state.mv");

            SmallDisk.grow(CAPACITY);
            store.write(() -> map.put("later", "x"));
        }
        try (var store = Store.open(file)) {
            var map = store.map("m", String.class);
            assertThat(map.get("later")).contains("x");
            assertThat(IntStream.range(0, kept)).allMatch(i -> map.get("k" + i).isPresent());
        }
    }

    @Test
    void keepsWhatManyWroteWhenItFilled() throws Exception {
        var file = SmallDisk.file(folder.resolve("state.mv"), CAPACITY);
        var kept = new AtomicInteger();
        try (var store = Store.open(file); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var map = store.map("m", String.class);
            var writers = IntStream.range(0, 40).mapToObj(writer -> threads.submit(() -> {
                try {
                    for (int i = 0;; i++) {
                        var key = writer + "-" + i;
                        store.write(() -> map.put(key, VALUE));
                        kept.incrementAndGet();
                    }
                } catch (StorageFullException e) {
                    return e;
                }
            })).toList();
            for (var writer : writers) {
                assertThat(writer.get()).isNotNull();
            }
            assertThat(map.size()).isEqualTo(kept.get());
        }
        SmallDisk.grow(CAPACITY);
        try (var store = Store.open(file)) {
            assertThat(store.map("m", String.class).size()).isEqualTo(kept.get());
        }
    }

    @Test
    void opensOnAFullDiskAndTellsOnlyWritersSo() {
        var file = SmallDisk.file(folder.resolve("state.mv"), 1 << 20);
        try (var store = Store.open(file)) {
            var map = store.map("m", String.class);
            assertThat(map.size()).isZero();
            assertThatThrownBy(() -> store.write(() -> map.put("k", "v"))).isInstanceOf(StorageFullException.class);
        }
    }

    @Test
    void workThatNobodyAsksForAgainWaitsForSpace() throws Exception {
        var file = SmallDisk.file(folder.resolve("state.mv"), CAPACITY);
        try (var store = Store.open(file); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            fill(store);
            var map = store.map("m", String.class);
            var waiting = threads.submit(() -> store.writePatiently(() -> {
                map.put("own", "x");
                return true;
            }));
            assertThat(waiting.isDone()).isFalse();

            SmallDisk.grow(CAPACITY);

            assertThat(waiting.get()).isTrue();
            assertThat(map.contains("own")).isTrue();
        }
    }

    /** How many were kept. */
    private static int fill(Store store) {
        var map = store.map("m", String.class);
        for (int i = 0;; i++) {
            var key = "k" + i;
            try {
                store.write(() -> map.put(key, VALUE));
            } catch (StorageFullException e) {
                return i;
            }
        }
    }
}
