package dev.signalbox.download;

import dev.signalbox.download.config.Config.Storage;
import dev.signalbox.download.storage.FileStorage;
import dev.signalbox.download.storage.FileSystemStorage;
import dev.signalbox.download.storage.S3Storage;
import java.io.IOException;

/** Opens the storage that is configured. */
final class Storages {
    private Storages() {}

    /** @param connections uploads to S3 at a time */
    static FileStorage open(Storage storage, int connections) throws IOException {
        return switch (storage) {
            case Storage.Folder(var root) -> FileSystemStorage.open(root);
            case Storage.Bucket(var name, var region, var endpoint) ->
                S3Storage.open(name, region, endpoint, connections);
        };
    }
}
