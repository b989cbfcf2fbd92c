package dev.signalbox.download.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaConfigTest {
    @Test
    void takesTheSampleConfigurationOfTheOriginal() {
        var config = KafkaConfig.of(Map.of("bootstrap.servers", "localhost:9092", "api.version.request", "true",
                "log.connection.close", "false", "go.delivery.reports", "true", "message.send.max.retries", "3",
                "request.required.acks", "-1"));
        assertThat(config).containsEntry("bootstrap.servers", "localhost:9092").containsEntry("retries", "3")
                .containsEntry("acks", "-1").doesNotContainKeys("go.delivery.reports", "api.version.request",
                        "message.send.max.retries", "request.required.acks");
        check(config);
    }

    @Test
    void refusesWhatItDoesNotKnowByName() {
        assertThatThrownBy(() -> KafkaConfig.of(Map.of("bootstrap.servers", "a:1", "partitioner", "murmur2",
                "enable.ssl.certificate.verification", "false"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("backends.kafka")
                .hasMessageContaining("enable.ssl.certificate.verification, partitioner");
    }

    @Test
    void translatesPasswords() {
        var config = KafkaConfig.of(Map.of("bootstrap.servers", "a:1", "security.protocol", "SASL_SSL",
                "sasl.mechanisms", "SCRAM-SHA-512", "sasl.username", "me", "sasl.password", "a\"b\\c"));
        assertThat(config).containsEntry("sasl.mechanism", "SCRAM-SHA-512").containsEntry("sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"me\" password=\"a\\\"b\\\\c\";")
                .doesNotContainKeys("sasl.username", "sasl.password");
        check(config);
        assertThatThrownBy(() -> KafkaConfig.of(Map.of("sasl.username", "me", "sasl.mechanisms", "GSSAPI")))
                .hasMessageContaining("not 'GSSAPI'");
    }

    @Test
    void translatesCertificates(@TempDir Path folder) throws Exception {
        var authority = folder.resolve("ca.pem");
        Files.writeString(authority, "-----BEGIN CERTIFICATE-----");
        var config = KafkaConfig.of(Map.of("bootstrap.servers", "a:1", "ssl.ca.location", authority.toString(),
                "ssl.certificate.pem", "cert", "ssl.key.pem", "key", "ssl.endpoint.identification.algorithm", "none"));
        assertThat(config).containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("ssl.truststore.certificates", "-----BEGIN CERTIFICATE-----")
                .containsEntry("ssl.keystore.certificate.chain", "cert").containsEntry("ssl.keystore.key", "key")
                .containsEntry("ssl.endpoint.identification.algorithm", "");
        assertThatThrownBy(() -> KafkaConfig.of(Map.of("ssl.ca.location", "/no/such/file"))).hasMessageContaining(
                "/no/such/file");
    }

    @Test
    void aSendIsBounded() {
        assertThat(KafkaConfig.longestSend(KafkaConfig.of(Map.of("bootstrap.servers", "a:1")))).isEqualTo(
                Duration.ofSeconds(40));
        assertThat(KafkaConfig.longestSend(KafkaConfig.of(Map.of("message.timeout.ms", "60000")))).isEqualTo(
                Duration.ofSeconds(70));
        assertThatThrownBy(() -> KafkaConfig.longestSend(KafkaConfig.of(Map.of("message.timeout.ms", "soon"))))
                .hasMessageContaining("delivery.timeout.ms is a number of milliseconds, not soon");
    }

    /** librdkafka takes them, one without the other. */
    @Test
    void aRequestEndsBeforeTheSend() {
        var patient = KafkaConfig.of(Map.of("bootstrap.servers", "127.0.0.1:1", "socket.timeout.ms", "60000"));
        assertThat(patient).containsEntry("request.timeout.ms", "30000");
        check(patient);
        producer(patient);
        var hasty = KafkaConfig.of(Map.of("bootstrap.servers", "127.0.0.1:1", "message.timeout.ms", "5000", "linger.ms",
                "100"));
        assertThat(hasty).containsEntry("request.timeout.ms", "4900");
        producer(hasty);
    }

    private static void producer(Map<String, Object> config) {
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()).close(Duration.ZERO);
    }

    /** Names and kinds of all values, as the client itself sees them. */
    private static void check(Map<String, Object> config) {
        var all = new HashMap<>(config);
        all.put("key.serializer", ByteArraySerializer.class);
        all.put("value.serializer", ByteArraySerializer.class);
        assertThat(new ProducerConfig(all).originals()).containsAllEntriesOf(config);
        assertThat(ProducerConfig.configNames()).containsAll(config.keySet());
    }
}
