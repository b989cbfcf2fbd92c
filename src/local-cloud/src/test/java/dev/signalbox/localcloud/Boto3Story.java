package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.TestFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unchanged boto3 against the local cloud, as {@code boto3_day.py} uses it; skipped, and said so, where pip has none. */
final class Boto3Story {
    @TempDir private Path folder;

    @Test
    void aDayWithBoto3() throws Exception {
        var libraries = folder.resolve("python");
        var installed = python(Map.of(), List.of("-m", "pip", "install", "-q", "--target", libraries.toString(),
                "boto3"));
        assumeTrue(installed.exit() == 0, "Boto3Story is skipped: pip cannot install boto3: " + installed.text());
        var jar = Files.write(folder.resolve("function.jar"), FunctionJar.of(TestFunction.class).asByteArray());

        try (var cloud = new LocalCloudFixture(folder.resolve("data"))) {
            var run = python(Map.of("PYTHONPATH", libraries.toString(), "AWS_ENDPOINT_URL", cloud.endpoint().toString(),
                    "AWS_DEFAULT_REGION", cloud.cloud().region(), "AWS_ACCESS_KEY_ID", cloud.cloud().accessKeyId(),
                    "AWS_SECRET_ACCESS_KEY", cloud.cloud().secretAccessKey(), "HOME", folder.toString()), List.of(Path
                            .of(
                                    getClass().getResource("/boto3_day.py").toURI()).toString(), jar.toString(),
                            TestFunction.class.getName() + "::handleRequest"));
            assertThat(run.exit()).as(run.text()).isZero();
            assertThat(run.text()).contains("s3: well", "dynamodb: well", "messages: well",
                    "functions_and_machines: well", "stacks: well", "others: well");
        }
    }

    private record Run(int exit, String text) {}

    private Run python(Map<String, String> environment, List<String> arguments) throws IOException,
            InterruptedException {
        var output = folder.resolve("output.txt");
        var command = new ProcessBuilder("python3").redirectErrorStream(true).redirectOutput(output.toFile());
        command.command().addAll(arguments);
        command.environment().putAll(environment);
        var process = command.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("No end after 3 minutes: " + Files.readString(output));
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
