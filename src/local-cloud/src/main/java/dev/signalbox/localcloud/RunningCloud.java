package dev.signalbox.localcloud;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The local cloud, of this process or another, that has a data folder open now.
 *
 * @param secretAccessKey random per data folder; do not log it
 */
public record RunningCloud(URI endpoint, String region, String accessKeyId, String secretAccessKey) {

    /** @throws LocalCloudStartException when the folder cannot be looked into */
    public static Optional<RunningCloud> in(Path folder) {
        if (!FolderFormat.isOne(folder)) {
            return Optional.empty();
        }
        try (var _ = DataFolder.lock(folder)) {
            return Optional.empty(); // The file of one that was killed may still lie there.
        } catch (DataFolderInUseException e) {
            return new EndpointFile(folder).read().map(told -> new RunningCloud(told.endpoint(), told.region(), told
                    .accessKeyId(), DataFolder.keysIn(folder).secretAccessKey()));
        } catch (IOException e) {
            throw new DataFolderNotWritableException(folder, e);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "RunningCloud[" + endpoint + "]";
    }
}
