package dev.signalbox.download;

import dev.signalbox.download.callback.CallbackBackend;
import dev.signalbox.download.callback.HttpBackend;
import dev.signalbox.download.callback.KafkaBackend;
import dev.signalbox.download.callback.SqsBackend;
import dev.signalbox.download.config.Config;
import dev.signalbox.download.stats.Counters;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Makes the ways to tell clients that are configured, by the name that clients give. */
final class Backends {
    private Backends() {}

    /** @throws IllegalArgumentException when a setting of Kafka is unknown */
    static Map<String, CallbackBackend> of(Config.Backends configured, Counters counters) {
        var backends = new HashMap<String, CallbackBackend>();
        configured.http().ifPresent(http -> backends.put("http", new HttpBackend(http)));
        configured.kafka().ifPresent(kafka -> backends.put("kafka", new KafkaBackend(kafka, counters)));
        configured.sqs().ifPresent(sqs -> backends.put("sqs",
                new SqsBackend(sqs, DefaultCredentialsProvider.builder().build())));
        return backends;
    }
}
