package dev.signalbox.download.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.storage.FileStorage.Finished;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class S3RefusalTest {
    private static final FilePath PATH = FilePath.of(new JobId("6QExxxxxxx_-12"), "sub");

    /** Only what no operator can set right is for good. */
    @ParameterizedTest
    @CsvSource({"KeyTooLongError, true", "XMinioInvalidObjectName, true", "InvalidToken, false",
            "InvalidArgument, false"})
    void keyThatIsNoneIsRefusedForGood(String code, boolean forGood, @TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("a.tmp"), "hello");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var body = ("<Error><Code>" + code + "</Code><Message>no</Message></Error>").getBytes(
                    StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (var storage = storage(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))) {
            var thrown = catchThrowable(() -> storage.store(new Finished(file, 5, "ab".repeat(32), ""), PATH));
            assertThat(thrown).isInstanceOf(IOException.class).hasMessageContaining("Bucket files");
            assertThat(thrown instanceof PathRefusedException).isEqualTo(forGood);
        } finally {
            server.stop(0);
        }
    }

    private static S3Storage storage(URI endpoint) {
        return new S3Storage(S3Storage.client(Region.US_EAST_1, 1).endpointOverride(endpoint).forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"))).build(),
                "files");
    }

    @Test
    void noCallLastsForEver() {
        try (var client = S3Storage.client(Region.US_EAST_1, 1).build()) {
            assertThat(client.serviceClientConfiguration().overrideConfiguration().apiCallTimeout()).hasValue(Duration
                    .ofMinutes(15));
        }
    }
}
