package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class S3NotificationCloseTest {
    private static final int TIMES = 10;
    private static final String QUEUE = "arn:aws:sqs:local-1:000000000000:gone";
    private static final String POLICY = """
            {"Statement":[{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}]}""";

    @TempDir Path folder;

    /** The notice of a target that is gone is written again and again; the store must not be closed meanwhile. */
    @Test
    void theCloudClosesWhileAnEventIsToldInVain() {
        Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> defects.add(e));
        try (var cloud = new LocalCloudFixture(folder)) {
            prepare(cloud);
            for (int i = 0; i < TIMES; i++) {
                try (var s3 = cloud.client(S3Client.builder().forcePathStyle(true))) {
                    s3.putObject(p -> p.bucket("told").key("k"), RequestBody.fromString("x"));
                }
                cloud.restart();
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(defects).isEmpty();
    }

    private static void prepare(LocalCloudFixture cloud) {
        try (var s3 = cloud.client(S3Client.builder().forcePathStyle(true));
                var sqs = cloud.client(SqsClient.builder())) {
            var url = sqs.createQueue(q -> q.queueName("gone").attributes(Map.of(QueueAttributeName.POLICY, POLICY)))
                    .queueUrl();
            s3.createBucket(b -> b.bucket("told"));
            s3.putBucketNotificationConfiguration(p -> p.bucket("told").notificationConfiguration(n -> n
                    .queueConfigurations(c -> c.queueArn(QUEUE).events(Event.S3_OBJECT_CREATED))));
            sqs.deleteQueue(d -> d.queueUrl(url));
        }
    }
}
