package dev.signalbox.download.callback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** A real broker in this process. */
public final class KafkaCluster implements AutoCloseable {
    private final KafkaClusterTestKit kit;

    public KafkaCluster() throws Exception {
        var nodes = new TestKitNodes.Builder().setCombined(true).setNumBrokerNodes(1).setNumControllerNodes(1).build();
        kit = new KafkaClusterTestKit.Builder(nodes).setConfigProp("auto.create.topics.enable", "false")
                .setConfigProp("offsets.topic.replication.factor", "1").setConfigProp("message.max.bytes", "20000")
                .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
    }

    public String servers() {
        return kit.bootstrapServers();
    }

    public void create(String topic) throws Exception {
        try (var admin = kit.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
    }

    /** All that was produced to a topic. */
    public List<ConsumerRecord<String, String>> read(String topic, int number) {
        var all = new ArrayList<ConsumerRecord<String, String>>();
        Map<String, Object> config = Map.of("bootstrap.servers", servers(), "auto.offset.reset", "earliest",
                "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream().map(p -> new TopicPartition(
                    topic, p.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (all.size() < number && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    @Override
    public void close() throws Exception {
        kit.close();
    }
}
