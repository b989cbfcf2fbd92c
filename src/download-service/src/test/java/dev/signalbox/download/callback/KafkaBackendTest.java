package dev.signalbox.download.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.stats.Counters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaBackendTest {
    private static final Message MESSAGE = new Message(Jobs.ID, "{\"success\":true}");
    private static KafkaCluster kafka;

    private final Counters counters = new Counters();
    private final KafkaBackend backend = new KafkaBackend(quick(kafka.servers()), counters);

    @BeforeAll
    static void startBroker() throws Exception {
        kafka = new KafkaCluster();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        kafka.close();
    }

    @AfterEach
    void stop() {
        backend.stop();
    }

    @Test
    void theBrokersAcknowledgementConfirms() throws Exception {
        kafka.create("outcomes");
        backend.start();
        assertThat(backend.send("outcomes", MESSAGE)).isEqualTo(new Delivery.Confirmed());

        var entry = kafka.read("outcomes", 1).getFirst();
        assertThat(entry.value()).isEqualTo("{\"success\":true}");
        assertThat(entry.key()).isNull();
        assertThat(new String(entry.headers().lastHeader("Idempotency-Key").value(), StandardCharsets.US_ASCII))
                .isEqualTo(Jobs.ID.value());
    }

    /** The original gave such a job up at once. */
    @Test
    void anUnknownTopicIsCountedAndMayPass() throws Exception {
        backend.start();
        assertThat(backend.send("later", MESSAGE)).isInstanceOfSatisfying(Delivery.MayPass.class,
                d -> assertThat(d.error()).contains("The topic later is unknown to Kafka"));
        assertThat(counters.snapshot()).containsEntry("unknownTopicOrPartition", 1L);

        kafka.create("later");
        Delivery second = backend.send("later", MESSAGE);
        assertThat(second).isEqualTo(new Delivery.Confirmed());
        assertThat(counters.snapshot()).containsEntry("unknownTopicOrPartition", 1L);
    }

    @Test
    void whatCanNeverBeATopicIsRefused() throws Exception {
        backend.start();
        assertThat(backend.send("no topic!", MESSAGE)).isInstanceOf(Delivery.Refused.class);
        assertThat(backend.send("", MESSAGE)).isInstanceOf(Delivery.Refused.class);
    }

    @Test
    void whatTheBrokerFindsTooLargeIsRefused() throws Exception {
        kafka.create("small");
        backend.start();
        assertThat(backend.send("small", new Message(Jobs.ID, "x".repeat(30_000)))).isInstanceOf(
                Delivery.Refused.class);
    }

    @Test
    void brokersThatAreAwayMayComeBack() throws Exception {
        var lonely = new KafkaBackend(quick("127.0.0.1:1"), counters);
        lonely.start();
        assertThat(lonely.send("outcomes", MESSAGE)).isInstanceOfSatisfying(Delivery.MayPass.class,
                d -> assertThat(d.error()).contains("The topic outcomes did not take the message"));
        lonely.stop();
        assertThat(counters.snapshot()).containsEntry("unknownTopicOrPartition", 0L);
    }

    /** The original cancelled who read the reports before the flush, which then waited for ever. */
    @Test
    void stopDoesNotHangWithMessagesUnderWay() throws Exception {
        var settings = new HashMap<>(quick("127.0.0.1:1"));
        settings.put("delivery.timeout.ms", "120000");
        var lonely = new KafkaBackend(settings, counters);
        lonely.start();
        var sent = new CompletableFuture<Delivery>();
        Thread.ofVirtual().start(() -> {
            try {
                sent.complete(lonely.send("outcomes", MESSAGE));
            } catch (InterruptedException e) {
                sent.completeExceptionally(e);
            }
        });
        Thread.sleep(100);
        long start = System.nanoTime();
        lonely.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
        assertThat(sent.get()).isInstanceOf(Delivery.MayPass.class);
        lonely.stop();
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        var lonely = new KafkaBackend(Map.of("bootstrap.servers", "127.0.0.1:1"), counters);
        lonely.start();
        var end = new CompletableFuture<Object>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                end.complete(lonely.send("outcomes", MESSAGE));
            } catch (InterruptedException e) {
                end.complete(e);
            }
        });
        Thread.sleep(100);
        thread.interrupt();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
        lonely.stop();
    }

    @Test
    void aConfigurationThatCannotWorkIsToldAtTheStart() {
        var none = new KafkaBackend(Map.of(), counters);
        assertThatThrownBy(none::start).isInstanceOf(IllegalStateException.class).hasMessageContaining(
                "backends.kafka").hasMessageContaining("bootstrap.servers");
        var wrong = new KafkaBackend(Map.of("bootstrap.servers", "127.0.0.1:1", "acks", "many"), counters);
        assertThatThrownBy(wrong::start).hasMessageContaining("acks");
        assertThatThrownBy(() -> new KafkaBackend(Map.of("colour", "red"), counters)).hasMessageContaining("colour");
    }

    private static Map<String, String> quick(String servers) {
        return Map.of("bootstrap.servers", servers, "request.timeout.ms", "500", "message.timeout.ms", "1000",
                "max.block.ms", "1000",
                "reconnect.backoff.max.ms", "100");
    }
}
