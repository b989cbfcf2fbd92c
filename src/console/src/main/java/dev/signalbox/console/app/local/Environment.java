package dev.signalbox.console.app.local;

import dev.signalbox.localcloud.RunningCloud;
import java.time.Duration;

/**
 * How a shell reaches a local cloud, as text that a shell can read. It shows the secret key, because whoever asked can read it from
 * the data folder too, and it opens nothing but this local cloud; it is written to the standard output alone, never to a log.
 */
final class Environment {
    private Environment() {}

    static String of(RunningCloud cloud) {
        return """
                export AWS_ENDPOINT_URL=%1$s
                export AWS_REGION=%2$s AWS_DEFAULT_REGION=%2$s
                export AWS_ACCESS_KEY_ID=%3$s
                export AWS_SECRET_ACCESS_KEY=%4$s""".formatted(cloud.endpoint(), cloud.region(), cloud.accessKeyId(),
                cloud.secretAccessKey());
    }

    static String of(RunningCloud cloud, Duration readyAfter) {
        return """
                # The local cloud answers at %s, ready in %d ms. Ctrl+C stops it.
                %s
                # for example: aws sts get-caller-identity""".formatted(cloud.endpoint(), readyAfter.toMillis(), of(
                cloud));
    }
}
