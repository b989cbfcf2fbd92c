package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.store.StatsBoard.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatsTest extends StoreFixture {
    @Test
    void eachProcessHasItsOwn() {
        store.stats().publish("processor", "host:1", Map.of("alive", 1L, "download.response.200", 7L), KEEP);
        store.stats().publish("processor", "host:2", Map.of("alive", 1L), KEEP);
        store.stats().publish("processor", "host:2", Map.of("alive", 1L, "failures", 1L), KEEP);
        store.stats().publish("api", "host:1", Map.of(), KEEP);

        var instances = store.stats().instances();

        assertThat(instances).extracting(Instance::component).containsExactly("api", "processor", "processor");
        assertThat(instances.get(1).name()).isEqualTo("host:1");
        assertThat(instances.get(1).counters()).isEqualTo(Map.of("alive", 1L, "download.response.200", 7L));
        assertThat(instances.get(2).counters()).containsEntry("failures", 1L);
        assertThat(instances.get(2).seenAt()).isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(1));
    }

    @Test
    void goesSomeTimeAfterTheProcess() throws InterruptedException {
        store.stats().publish("processor", "dead", Map.of(), Duration.ofMillis(60));
        store.stats().publish("processor", "alive", Map.of(), KEEP);

        await(() -> store.stats().instances().size() == 1);

        assertThat(store.stats().instances().getFirst().name()).isEqualTo("alive");
        store.stats().withdraw("processor", "alive");
        assertThat(store.stats().instances()).isEmpty();
        assertThat(keys()).isEmpty();
    }

    @Test
    void theListGoesWithTheLastOne() throws InterruptedException {
        store.stats().publish("processor", "a", Map.of(), Duration.ofMillis(40));
        store.stats().publish("processor", "b", Map.of(), Duration.ofMillis(20));

        await(() -> keys().isEmpty());
    }

    @Test
    void whatCannotBeReadHidesNoOther() {
        store.stats().publish("api", "good", Map.of(), KEEP);
        store.stats().publish("api", "bad", Map.of(), KEEP);
        inside().set(key("stats:api:bad"), "rubbish");

        assertThat(store.stats().instances()).extracting(Instance::name).containsExactly("good");
    }
}
