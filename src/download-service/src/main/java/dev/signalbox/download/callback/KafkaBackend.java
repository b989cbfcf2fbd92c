package dev.signalbox.download.callback;

import dev.signalbox.download.stats.Counters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Produces the message to the topic that is the address, to any partition; the brokers' acknowledgement confirms it. */
public final class KafkaBackend implements CallbackBackend {
    private static final String UNKNOWN_TOPIC = "unknownTopicOrPartition";
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final Map<String, Object> config;
    private final Duration longest;
    private final Counters counters;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    /**
     * @param settings named as librdkafka names them
     * @throws IllegalArgumentException when a setting is unknown
     */
    public KafkaBackend(Map<String, String> settings, Counters counters) {
        this.config = KafkaConfig.of(settings);
        this.longest = KafkaConfig.longestSend(config).plusSeconds(1);
        this.counters = counters;
        counters.add(UNKNOWN_TOPIC, 0);
    }

    @Override
    public void start() {
        try {
            producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("The Kafka backend cannot start, see backends.kafka of the configuration: "
                    + cause.getMessage(), e);
        }
    }

    @Override
    public Delivery send(String address, Message message) throws InterruptedException {
        var started = producer;
        if (started == null) {
            return new Delivery.MayPass("The Kafka backend is not started");
        }
        var entry = new ProducerRecord<byte[], byte[]>(address, message.bytes());
        entry.headers().add(Message.KEY_NAME, message.key().value().getBytes(StandardCharsets.US_ASCII));
        try {
            started.send(entry).get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return new Delivery.Confirmed();
        } catch (InterruptException e) {
            Thread.interrupted();
            throw new InterruptedException("Stopped while sending to the topic " + address);
        } catch (ExecutionException e) {
            return judge(address, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | KafkaException | IllegalStateException e) {
            return judge(address, e);
        }
    }

    private Delivery judge(String address, Throwable fault) {
        var error = "The topic " + address + " did not take the message: " + fault.getMessage();
        if (fault instanceof UnknownTopicOrPartitionException
                || fault.getCause() instanceof UnknownTopicOrPartitionException) {
            counters.increment(UNKNOWN_TOPIC);
            return new Delivery.MayPass("The topic " + address + " is unknown to Kafka: " + fault.getMessage());
        }
        boolean lasting = fault instanceof InvalidTopicException || fault instanceof RecordTooLargeException
                || fault.getCause() instanceof InvalidTopicException;
        return lasting ? new Delivery.Refused(error) : new Delivery.MayPass(error);
    }

    /** Sends what is under way for some seconds yet. What is not acknowledged by then fails for those who wait for it. */
    @Override
    public void stop() {
        var started = producer;
        if (started != null) {
            producer = null;
            started.close(FLUSH);
        }
    }
}
