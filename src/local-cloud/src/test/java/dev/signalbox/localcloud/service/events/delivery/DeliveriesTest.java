package dev.signalbox.localcloud.service.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ManualTime;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.Store;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Targets that fail for a while, and a process that ends meanwhile. */
final class DeliveriesTest {
    private static final String QUEUE = "arn:aws:sqs:local-1:000000000000:";
    private static final String POLICY = """
            {"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:SendMessage","Resource":"*"}]}""";
    @TempDir Path folder;
    private final ManualTime time = new ManualTime();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private final List<SendMessageRequest> sent = new CopyOnWriteArrayList<>();
    private Store store;
    private Deliveries deliveries;

    @BeforeEach
    void start() {
        store = Store.open(folder.resolve("store.db"));
        var registry = new Registry();
        registry.on(GetQueueUrlRequest.class, r -> GetQueueUrlResponse.builder().queueUrl(r.queueName()).build()).on(
                GetQueueAttributesRequest.class, _ -> GetQueueAttributesResponse.builder().attributes(Map.of(
                        QueueAttributeName.POLICY, POLICY)).build()).on(SendMessageRequest.class, this::take);
        deliveries = new Deliveries(new CloudContext(new CloudIdentity("000000000000", "local-1", "aws", "k", "s"),
                () -> URI.create("http://127.0.0.1"), folder, store, time, registry, new NoObjects()));
        deliveries.resume();
    }

    @AfterEach
    void stop() {
        deliveries.close();
        store.close();
    }

    private SendMessageResponse take(SendMessageRequest request) {
        boolean fails = !request.queueUrl().equals("dead") && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (!fails) {
            sent.add(request);
        }
        tries.incrementAndGet();
        if (fails) {
            throw ServiceError.of(500, "InternalError", "not now");
        }
        return SendMessageResponse.builder().build();
    }

    private void send(Consumer<Target.Builder> target) {
        var json = ModelJson.write(Target.builder().id("1").arn(QUEUE + "q").applyMutation(target).build());
        deliveries.send(List.of(new Parcel("p", "{\"n\":1}", "r", "arn:rule", json, time.now(), 0, time.now())));
    }

    /** Passes the pauses one by one, each once the try before it is over. */
    private void until(BooleanSupplier condition) throws InterruptedException {
        var limit = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean() && Instant.now().isBefore(limit)) {
            time.settle();
            Thread.sleep(2);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private boolean isOver() {
        return !store.map("events.deliveries", Parcel.class).contains("p");
    }

    private int attempts() {
        return store.map("events.deliveries", Parcel.class).get("p").map(Parcel::attempts).orElse(-1);
    }

    @Test
    void waitsLongerAfterEachFailure() throws InterruptedException {
        failures.set(2);
        send(t -> {});
        until(() -> attempts() == 1);
        time.advance(Duration.ofMillis(999));
        assertThat(tries).hasValue(1);
        time.advance(Duration.ofMillis(1));
        until(() -> attempts() == 2);
        time.advance(Duration.ofSeconds(2));
        until(this::isOver);
        assertThat(sent).singleElement().satisfies(message -> assertThat(message.messageBody()).isEqualTo("{\"n\":1}"));
    }

    @Test
    void goesOnAfterARestart() throws InterruptedException {
        failures.set(1);
        send(t -> {});
        until(() -> attempts() == 1);
        stop();
        start();
        assertThat(sent).isEmpty();
        time.advance(Duration.ofSeconds(1));
        until(this::isOver);
        assertThat(sent).hasSize(1);
    }

    @Test
    void endsAfterSoManyRetriesInTheDeadLetterQueue() throws InterruptedException {
        failures.set(100);
        send(t -> t.retryPolicy(p -> p.maximumRetryAttempts(1)).deadLetterConfig(d -> d.arn(QUEUE + "dead")));
        until(() -> attempts() == 1);
        time.advance(Duration.ofSeconds(1));
        until(this::isOver);
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.queueUrl()).isEqualTo("dead");
            assertThat(message.messageAttributes().get("EXHAUSTED_RETRY_CONDITION").stringValue()).isEqualTo(
                    "MaximumRetryAttempts");
            assertThat(message.messageAttributes().get("RETRY_ATTEMPTS").stringValue()).isEqualTo("1");
        });
    }

    @Test
    void endsWhenTheEventIsTooOld() throws InterruptedException {
        failures.set(100);
        send(t -> t.retryPolicy(p -> p.maximumEventAgeInSeconds(60)));
        for (int pause = 1, attempt = 1; pause < 32; pause *= 2, attempt++) {
            int expected = attempt;
            until(() -> attempts() == expected);
            time.advance(Duration.ofSeconds(pause));
        }
        until(this::isOver);
        assertThat(sent).isEmpty();
        assertThat(tries).hasValue(6);
    }

    private static final class NoObjects implements ObjectContents {
        @Override
        public InputStream open(String bucket, String key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void store(String bucket, String key, InputStream body, long length) {
            throw new UnsupportedOperationException();
        }
    }
}
