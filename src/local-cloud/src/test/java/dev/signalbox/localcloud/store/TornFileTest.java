package dev.signalbox.localcloud.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power failure may leave of the last write: a part of it, or the right length with something else in it. */
final class TornFileTest {
    private static final int WRITES = 120;

    @TempDir Path folder;
    private final List<Long> lengths = new ArrayList<>();
    private byte[] whole = new byte[0];

    @BeforeEach
    void write() throws IOException {
        var file = folder.resolve("state.mv");
        var random = new Random(1);
        try (var store = Store.open(file)) {
            var left = store.map("left", String.class);
            var right = store.map("right", String.class);
            for (int i = 0; i < WRITES; i++) {
                var value = i + "x".repeat(random.nextInt(3000));
                var key = "k" + i;
                store.write(() -> {
                    left.put(key, value);
                    right.put(key, value);
                });
                lengths.add(Files.size(file));
            }
            whole = Files.readAllBytes(file); // as a kill leaves it
        }
    }

    @Test
    void opensWithWhatWasWholeWhereverItIsCutOff() throws IOException {
        var random = new Random(2);
        for (int i = 0; i < 60; i++) {
            int length = whole.length - random.nextInt(60_000);
            int before = (int) lengths.stream().filter(l -> l <= length).count();
            assertThat(count(Arrays.copyOf(whole, length))).as("cut at %s", length).isBetween(before - 1, WRITES);
        }
    }

    @Test
    void passesOverAnyRubbishAfterTheLastWrite() throws IOException {
        var random = new Random(3);
        for (int i = 0; i < 30; i++) {
            byte[] rubbish = new byte[random.nextInt(20_000)];
            random.nextBytes(rubbish);
            byte[] file = Arrays.copyOf(whole, whole.length + rubbish.length);
            System.arraycopy(rubbish, 0, file, whole.length, rubbish.length);
            assertThat(count(file)).isEqualTo(WRITES);
        }
    }

    /** How many writes are there, each whole. */
    private int count(byte[] file) throws IOException {
        var torn = folder.resolve("torn.mv");
        Files.write(torn, file);
        try (var store = Store.open(torn)) {
            var left = store.map("left", String.class);
            var right = store.map("right", String.class);
            int size = left.size();
            for (int i = 0; i < size; i++) {
                assertThat(left.get("k" + i)).isPresent().isEqualTo(right.get("k" + i));
            }
            assertThat(right.size()).isEqualTo(size);
            return size;
        }
    }
}
