package dev.signalbox.download.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.store.StatsBoard;
import dev.signalbox.download.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StatsWriterTest {
    private final Board board = new Board();
    private final Counters counters = new Counters();
    private final StatsWriter writer = new StatsWriter(board, "processor", "host-1", counters, Duration.ofMillis(20));

    @Test
    void publishesAtOnceAndAgainWithWhatWasCountedMeanwhile() throws Exception {
        writer.start();
        assertThat(board.next()).isEqualTo("processor host-1 {alive=1} 40");
        counters.increment("failures");
        assertThat(board.until("failures")).isEqualTo("processor host-1 {alive=1, failures=1} 40");
        writer.close();
    }

    @Test
    void withdrawsWhenClosed() throws Exception {
        writer.start();
        board.next();
        writer.close();
        assertThat(board.until("gone")).isEqualTo("processor host-1 gone");
        assertThat(board.entries.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void closesWithoutAStart() {
        writer.close();
        assertThat(board.entries).containsExactly("processor host-1 gone");
    }

    @Test
    void goesOnWhenTheStoreIsBack() throws Exception {
        board.away = true;
        writer.start();
        Thread.sleep(60);
        board.away = false;
        assertThat(board.next()).contains("alive=1");
        board.away = true;
        writer.close();
    }

    private static final class Board implements StatsBoard {
        final BlockingQueue<String> entries = new LinkedBlockingQueue<>();
        volatile boolean away;

        @Override
        public void publish(String component, String name, Map<String, Long> counters, Duration ttl) {
            add(component + " " + name + " " + counters + " " + ttl.toMillis());
        }

        @Override
        public void withdraw(String component, String name) {
            add(component + " " + name + " gone");
        }

        private void add(String entry) {
            if (away) {
                throw new StoreException("away", new IllegalStateException());
            }
            entries.add(entry);
        }

        String next() throws InterruptedException {
            return String.valueOf(entries.poll(5, TimeUnit.SECONDS));
        }

        String until(String part) throws InterruptedException {
            var entry = next();
            while (!entry.contains(part) && !entry.equals("null")) {
                entry = next();
            }
            return entry;
        }

        @Override
        public List<Instance> instances() {
            return List.of(new Instance("", "", Instant.EPOCH, Map.of()));
        }
    }
}
