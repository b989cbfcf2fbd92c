package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code aws-commands.sh}: unchanged commands of the AWS CLI over all services. Its waiters ask every 30 s only. */
final class AwsCommandsStory {
    @TempDir Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void doWhatTheyDoOnAws() throws IOException, InterruptedException {
        try (var cloud = new LocalCloudFixture(folder.resolve("data"))) {
            Assumptions.assumeTrue(new AwsCli(cloud).isHere(), "no AWS CLI here");
            var script = folder.resolve("aws-commands.sh");
            try (var in = AwsCommandsStory.class.getResourceAsStream("/aws-commands.sh")) {
                Files.copy(in, script);
            }
            var said = folder.resolve("said.txt");
            var run = new ProcessBuilder("bash", script.toString()).directory(Files.createDirectory(folder.resolve(
                    "work")).toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
            run.environment().putAll(Map.of("AWS_ENDPOINT_URL", cloud.endpoint().toString(), "AWS_REGION", "local-1",
                    "AWS_DEFAULT_REGION", "local-1", "AWS_ACCESS_KEY_ID", cloud.cloud().accessKeyId(),
                    "AWS_SECRET_ACCESS_KEY", cloud.cloud().secretAccessKey()));
            var process = run.start();
            try {
                assertThat(process.waitFor(9, TimeUnit.MINUTES)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue()).as(Files.readString(said)).isZero();
            assertThat(said).content().endsWith("done\n");
        }
    }
}
