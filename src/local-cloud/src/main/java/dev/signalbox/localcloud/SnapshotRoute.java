package dev.signalbox.localcloud;

import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** Gives a snapshot of the running local cloud to whoever can read its data folder anyway. */
final class SnapshotRoute implements Route {
    static final String PATH = "/_aws/snapshot/";
    private final Path folder;
    private final Store store;
    private final CloudIdentity identity;
    private final Time time;
    private final Semaphore turn = new Semaphore(1);

    SnapshotRoute(Path folder, Store store, CloudIdentity identity, Time time) {
        this.folder = folder;
        this.store = store;
        this.identity = identity;
        this.time = time;
    }

    @Override
    public String prefix() {
        return PATH;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var proof = request.getHeader(SnapshotProof.HEADER);
        if (proof == null || !SnapshotProof.holds(proof, identity.secretAccessKey(), time.now())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!turn.tryAcquire()) {
            response.sendError(HttpServletResponse.SC_CONFLICT);
        } else {
            try {
                response.setContentType("application/zip");
                export(response);
            } finally {
                turn.release();
            }
        }
    }

    /** What is to be archived is put aside while nothing changes, by links where the file system has them; then it takes its time. */
    private void export(HttpServletResponse response) throws IOException {
        var staged = folder.resolve(FolderParts.STAGED);
        Reset.delete(staged);
        try {
            store.still(() -> stage(staged));
            Snapshot.write(staged, response.getOutputStream());
        } finally {
            Reset.delete(staged);
        }
    }

    private void stage(Path staged) throws IOException {
        Files.createDirectories(staged);
        Files.copy(folder.resolve(FolderParts.STATE), staged.resolve(FolderParts.STATE));
        Files.copy(folder.resolve(FolderParts.FORMAT), staged.resolve(FolderParts.FORMAT));
        for (var service : FolderParts.SERVICES) {
            var from = folder.resolve(service);
            if (Files.exists(from)) {
                LinkedCopy.of(from, staged.resolve(service));
            }
        }
    }
}
