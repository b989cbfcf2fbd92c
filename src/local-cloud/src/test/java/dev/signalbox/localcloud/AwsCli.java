package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The AWS CLI of this computer, pointed at a local cloud. */
record AwsCli(LocalCloudFixture cloud) {

    boolean isHere() throws InterruptedException {
        try {
            return run("--version") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a command; its exit code. */
    int run(String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder("aws");
        command.command().addAll(List.of(arguments));
        command.environment().putAll(Map.of("AWS_ENDPOINT_URL", cloud.endpoint().toString(), "AWS_REGION", "local-1",
                "AWS_DEFAULT_REGION", "local-1", "AWS_ACCESS_KEY_ID", cloud.cloud().accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", cloud.cloud().secretAccessKey(), "AWS_EC2_METADATA_DISABLED", "true"));
        var process = command.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
        return process.exitValue();
    }
}
