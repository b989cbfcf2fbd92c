package dev.signalbox.download;

import dev.signalbox.download.config.Config.Storage;
import dev.signalbox.download.storage.FileStorage;
import dev.signalbox.download.storage.FileSystemStorage;
import dev.signalbox.download.storage.S3Storage;
import java.io.IOException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens the storage that is configured. */
final class Storages {
    private Storages() {}

    /** @param connections to S3 at a time */
    static FileStorage open(Storage storage, int connections) throws IOException {
        return switch (storage) {
            case Storage.Folder(var root) -> FileSystemStorage.open(root);
            case Storage.Bucket bucket -> new S3Storage(client(bucket, connections), bucket.name());
        };
    }

    private static S3Client client(Storage.Bucket bucket, int connections) {
        var s3 = S3Client.builder().region(Region.of(bucket.region()))
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(connections));
        bucket.endpoint().ifPresent(endpoint -> s3.endpointOverride(endpoint).forcePathStyle(true));
        return s3.build();
    }
}
