package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.transfer.DownloadsGateway;
import dev.signalbox.console.gateway.transfer.MultipartGateway;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 for transfers: with connections of its own, so that neither they nor the screens wait for each other. */
public final class AwsTransfers {
    /** After so long without a byte a connection is given up; the transfer goes on from there on a new one. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final Lazy<S3Client> s3;
    private final AwsCalls calls;

    /** @param connections at once, at most */
    public AwsTransfers(AwsClients clients, int connections) {
        this(clients, connections, SILENCE);
    }

    public AwsTransfers(AwsClients clients, int connections, Duration silence) {
        s3 = new Lazy<>(() -> clients.client(S3Access.builder(clients), connections, silence));
        calls = new AwsCalls(clients.connection());
    }

    public DownloadsGateway downloads() {
        return new AwsDownloadsGateway(s3, calls);
    }

    public MultipartGateway uploads() {
        return new AwsMultipartGateway(s3, calls);
    }
}
