package dev.signalbox.localcloud;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The local cloud, of this process or another, that has a data folder open now.
 *
 * @param secretAccessKey random per data folder; do not log it
 */
public record RunningCloud(URI endpoint, String region, String accessKeyId, String secretAccessKey) {

    private static final int CONNECT = 10_000;
    /** Until the first byte: the files of a large folder have to be linked. */
    private static final int READ = 300_000;

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

    /**
     * Writes a {@link Snapshot} of one moment, while it goes on working.
     *
     * @throws IOException when it does not come to its end; what was written then is of no use
     */
    public void export(OutputStream archive) throws IOException {
        var call = (HttpURLConnection) endpoint.resolve(SnapshotRoute.PATH).toURL().openConnection();
        call.setConnectTimeout(CONNECT);
        call.setReadTimeout(READ);
        call.setRequestProperty(SnapshotProof.HEADER, SnapshotProof.make(secretAccessKey, Instant.now()));
        if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("the local cloud at " + endpoint + " refused it with status " + call
                    .getResponseCode() + (call.getResponseCode() == HttpURLConnection.HTTP_CONFLICT
                            ? ": another is being made"
                            : ""));
        }
        try (var in = call.getInputStream()) {
            in.transferTo(archive);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "RunningCloud[" + endpoint + "]";
    }
}
