package dev.signalbox.console.gateway.aws.signin.profiles;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out, beside everything else, whether this is a machine of EC2; until that is known it is none. */
final class InstanceProbe {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceProbe.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final AwsFiles files;
    private boolean begun;
    private volatile boolean answered;

    InstanceProbe(AwsFiles files) {
        this.files = files;
    }

    /** Begins to ask at the first call. */
    boolean answered() {
        begin();
        return answered;
    }

    private synchronized void begin() {
        if (!begun && !isOff()) {
            begun = true;
            Thread.ofVirtual().name("instance-probe").start(this::ask);
        }
    }

    /** Whether nobody may ask. */
    boolean isOff() {
        return files.variable("AWS_EC2_METADATA_DISABLED").filter(v -> v.equalsIgnoreCase("true")).isPresent();
    }

    private void ask() {
        String at = files.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT").orElse("http://169.254.169.254");
        try (HttpClient client = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).connectTimeout(PATIENCE)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(at + "/latest/api/token")).timeout(PATIENCE)
                    .header("X-aws-ec2-metadata-token-ttl-seconds", "1").PUT(HttpRequest.BodyPublishers.noBody())
                    .build();
            answered = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("This is no machine of EC2", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
