package dev.signalbox.localcloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreTest {
    @TempDir Path folder;

    private record Thing(String name, Optional<Instant> when, List<Integer> numbers) {}

    @Test
    void keepsRecordsAcrossReopening() {
        var thing = new Thing("a", Optional.of(Instant.parse("2026-01-02T03:04:05.678Z")), List.of(1, 2));
        try (var store = open()) {
            store.write(() -> store.map("things", Thing.class).put("k", thing));
        }
        try (var store = open()) {
            assertThat(store.map("things", Thing.class).get("k")).contains(thing);
        }
    }

    @Test
    void walksKeysInOrder() {
        try (var store = open()) {
            var map = store.map("numbers", Integer.class);
            store.write(() -> List.of("b/1", "a/2", "a/1", "c").forEach(key -> map.put(key, key.length())));

            assertThat(map.keys("a/")).containsExactly("a/1", "a/2");
            assertThat(map.from("a/2").map(Map.Entry::getKey)).containsExactly("a/2", "b/1", "c");
            assertThat(map.before("b/1").map(Map.Entry::getKey)).containsExactly("a/2", "a/1");
        }
    }

    @Test
    void passesOverWhatIsRemovedWhileItReads() {
        try (var store = open()) {
            var map = store.map("numbers", Integer.class);
            store.write(() -> List.of("a", "b", "c").forEach(key -> map.put(key, key.codePointAt(0))));
            var values = map.values().iterator();
            assertThat(values.next()).isEqualTo((int) 'a');

            store.write(() -> map.remove("b"));

            assertThat(values).toIterable().containsExactly((int) 'c');
        }
    }

    @Test
    void refusesASecondOpening() {
        try (var _ = open()) {
            assertThatThrownBy(this::open).isInstanceOf(MVStoreException.class);
        }
    }

    @Test
    void letsManyWriteAtOnce() throws Exception {
        try (var store = open(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var map = store.map("numbers", Integer.class);
            var writes = IntStream.range(0, 500).mapToObj(i -> threads.submit(() -> store.write(() -> map.put("k" + i,
                    i)))).toList();
            for (var write : writes) {
                write.get();
            }
            assertThat(map.size()).isEqualTo(500);
        }
    }

    private Store open() {
        return Store.open(folder.resolve("state.mv"));
    }
}
