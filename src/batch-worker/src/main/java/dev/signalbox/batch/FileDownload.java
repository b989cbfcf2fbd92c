package dev.signalbox.batch;

import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchRequest;
import dev.signalbox.transfer.Fetched;
import dev.signalbox.transfer.FileNames;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.Head;
import dev.signalbox.transfer.NamePlan;
import java.io.IOException;
import java.util.Map;

/** Downloads one file, or finds that this was done. */
final class FileDownload {
    private final GuardedFetch fetch;
    private final FileRecords records;
    private final FileStore store;
    private final StopGate gate;

    FileDownload(GuardedFetch fetch, FileRecords records, FileStore store, StopGate gate) {
        this.fetch = fetch;
        this.records = records;
        this.store = store;
        this.gate = gate;
    }

    /**
     * Leaves the row as the returned outcome says.
     *
     * @param name planned for the file
     */
    FileOutcome run(FileRow row, String name) {
        if (row.status() == FileStatus.REJECTED) {
            return new FileOutcome.Failed(row, row.error().orElse("It was rejected when it was listed"), false);
        }
        if (row.status() == FileStatus.DONE && row.stored().filter(store::holds).isPresent()) {
            return new FileOutcome.Done(row, row.stored().get(), false);
        }
        if (gate.isClosed()) {
            return new FileOutcome.Stopped(row);
        }
        records.begun(row);
        var outcome = guarded(row, name);
        records.ended(outcome);
        return outcome;
    }

    private FileOutcome guarded(FileRow row, String name) {
        if (!gate.enter()) {
            return new FileOutcome.Stopped(row);
        }
        try {
            var outcome = download(row, name);
            boolean brokenOff = outcome instanceof FileOutcome.Failed && gate.isClosed();
            return brokenOff ? new FileOutcome.Stopped(row) : outcome;
        } finally {
            gate.leave();
        }
    }

    private FileOutcome download(FileRow row, String name) {
        var request = new FetchRequest(row.url(), Map.of(), row.size(), row.sha256());
        try (var upload = store.upload(row, head -> nameFor(row, name, head))) {
            Fetched fetched = fetch.fetch(request, upload);
            return new FileOutcome.Done(row, upload.complete(fetched), true);
        } catch (FetchException e) {
            return new FileOutcome.Failed(row, String.valueOf(e.getMessage()), e.mayPass());
        } catch (IOException e) {
            return new FileOutcome.Failed(row, "It could not be stored: " + e.getMessage(), true);
        } catch (InterruptedException e) {
            // Not marked again: the thread has yet to record that it stopped.
            return new FileOutcome.Stopped(row);
        }
    }

    /** A name from the server is used where list and URL have none; made unique, since it comes too late to be planned. */
    private static String nameFor(FileRow row, String planned, Head head) {
        if (row.name().isPresent() || FileNames.isTelling(row.url())) {
            return planned;
        }
        return head.fileName().map(n -> NamePlan.unique(row.url(), n)).orElse(planned);
    }
}
