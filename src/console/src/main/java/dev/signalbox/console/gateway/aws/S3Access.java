package dev.signalbox.console.gateway.aws;

import software.amazon.awssdk.services.s3.S3Client;

/** Makes S3 clients. */
final class S3Access {
    private S3Access() {}

    /** The local cloud has no host names per bucket; AWS answers both styles. */
    static Lazy<S3Client> of(AwsClients clients) {
        boolean path = clients.connection().pathStyle();
        return new Lazy<>(() -> clients.client(S3Client.builder().forcePathStyle(path)));
    }
}
