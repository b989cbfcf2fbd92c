package dev.signalbox.download.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SqsBackendTest {
    private static final Message MESSAGE = new Message(Jobs.ID, "{\"success\":true,\"extra\":\"ž\"}");
    private static LocalCloud cloud;
    private static SqsClient client;
    private static SqsBackend backend;

    @BeforeAll
    static void start(@TempDir Path folder) {
        cloud = LocalCloud.start(new LocalCloudOptions(folder, 0));
        client = SqsClient.builder().endpointOverride(cloud.endpoint()).region(Region.of(cloud.region()))
                .credentialsProvider(keys()).build();
        backend = backend(cloud.endpoint());
        backend.start();
    }

    @AfterAll
    static void stop() {
        backend.stop();
        client.close();
        cloud.close();
    }

    @Test
    void theServicesAnswerConfirms() throws Exception {
        var queue = client.createQueue(b -> b.queueName("outcomes")).queueUrl();
        assertThat(backend.send(queue, MESSAGE)).isEqualTo(new Delivery.Confirmed());

        var got = client.receiveMessage(b -> b.queueUrl(queue).messageAttributeNames("All")).messages().getFirst();
        assertThat(got.body()).isEqualTo("{\"success\":true,\"extra\":\"ž\"}");
        assertThat(got.messageAttributes().get("Idempotency-Key").stringValue()).isEqualTo(Jobs.ID.value());
    }

    /** A queue that knows doubles keeps them away itself. */
    @Test
    void fifoQueuesGetAMessageOnce() throws Exception {
        var queue = client.createQueue(b -> b.queueName("outcomes.fifo").attributes(
                Map.of(QueueAttributeName.FIFO_QUEUE, "true"))).queueUrl();
        assertThat(backend.send(queue, MESSAGE)).isEqualTo(new Delivery.Confirmed());
        assertThat(backend.send(queue, MESSAGE)).isEqualTo(new Delivery.Confirmed());

        assertThat(client.receiveMessage(b -> b.queueUrl(queue).maxNumberOfMessages(10)).messages()).hasSize(1);
    }

    @Test
    void aQueueThatIsNotThereMayComeBack() throws Exception {
        assertThat(backend.send(cloud.endpoint() + "/000000000000/gone", MESSAGE)).isInstanceOfSatisfying(
                Delivery.MayPass.class, d -> assertThat(d.error()).contains("/gone did not take the message"));
    }

    /** Whatever host the address names, the request goes to the configured endpoint. */
    @Test
    void theAddressDoesNotLeadElsewhere() throws Exception {
        try (var receiver = new Receiver()) {
            backend.send(receiver.url("/000000000000/gone"), MESSAGE);
            assertThat(receiver.count()).isZero();
        }
    }

    @Test
    void aServiceThatIsAwayMayComeBack() throws Exception {
        var lonely = backend(URI.create("http://127.0.0.1:1"));
        assertThat(lonely.send("http://127.0.0.1:1/000000000000/outcomes", MESSAGE)).isInstanceOf(
                Delivery.MayPass.class);
        lonely.stop();
    }

    @Test
    void whatIsNoQueueAtAllIsNotTaken() throws Exception {
        assertThat(backend.send("outcomes?", MESSAGE)).isNotInstanceOf(Delivery.Confirmed.class);
        assertThat(backend.send("", MESSAGE)).isNotInstanceOf(Delivery.Confirmed.class);
    }

    private static SqsBackend backend(URI endpoint) {
        return new SqsBackend(new SqsSettings(cloud.region(), Optional.of(endpoint), 2), keys());
    }

    private static StaticCredentialsProvider keys() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(cloud.accessKeyId(),
                cloud.secretAccessKey()));
    }
}
