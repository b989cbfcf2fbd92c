package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The callback-download pipeline as it is shipped, with the policies of its roles enforced. */
class CallbackDownloadTest {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @RegisterExtension static final GrantsUsed GRANTS = new GrantsUsed("callback-download");
    @TempDir static Path folder;
    private static PipelineCloud cloud;
    private static Map<String, String> stack;

    @BeforeAll
    static void deploy() {
        cloud = new PipelineCloud(folder, GRANTS);
        stack = cloud.deploy("callback-download", Map.of());
    }

    @AfterAll
    static void close() {
        cloud.close();
    }

    private static String start(String name) {
        return cloud.client(SfnClient.builder()).startExecution(b -> b.stateMachineArn(stack.get("StateMachineArn"))
                .name(name).input("{\"projectid\":\"1000001\"}")).executionArn();
    }

    private static String callbackUrl(String name) throws Exception {
        var rows = cloud.client(DynamoDbClient.builder());
        return PipelineCloud.await("callback URL of " + name, LIMIT, () -> {
            var row = rows.getItem(b -> b.tableName(stack.get("CallbackTable")).key(Map.of("URI", AttributeValue.fromS(
                    name)))).item();
            return row.containsKey("CallbackUrl") ? row.get("CallbackUrl").s() : null;
        });
    }

    @Test
    void downloadsWhatTheProviderListsOnceItCalls() throws Exception {
        var execution = start("good");
        var url = callbackUrl("good");
        assertThat(cloud.post(url.replace("?", "/heartbeat?"), "", false).statusCode()).isEqualTo(200);

        assertThat(cloud.post(url, "{\"status\":\"READY\"}", false).statusCode()).isEqualTo(200);

        var ended = cloud.ended(execution, LIMIT);
        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(cloud.client(S3Client.builder()).listObjectsV2(b -> b.bucket(stack.get("S3Bucket")).prefix("good/"))
                .contents()).extracting(o -> o.key()).contains("good/manifest.json").hasSizeGreaterThan(1);
    }

    @Test
    void failsWithTheProvidersWords() throws Exception {
        var execution = start("bad");

        cloud.post(callbackUrl("bad"), "{\"status\":\"FAILED\",\"error\":\"NoSuchProject\",\"cause\":\"gone\"}", false);

        var ended = cloud.ended(execution, LIMIT);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.cause()).contains("gone");
    }

    @Test
    void refusesCallbacksThatProveNothing() throws Exception {
        assertThat(cloud.post(stack.get("CallbackURL") + "/nobody?secret=no", "{}", false).statusCode()).isEqualTo(404);
        var execution = start("stopped");
        var url = callbackUrl("stopped");
        assertThat(cloud.post(url.replaceAll("secret=.*", "secret=no"), "{}", false).statusCode()).isEqualTo(401);

        cloud.client(SfnClient.builder()).stopExecution(b -> b.executionArn(execution));

        assertThat(cloud.post(url, "{}", false).statusCode()).isEqualTo(410);
    }
}
