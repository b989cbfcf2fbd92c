package dev.signalbox.console.store.transfer;

import dev.signalbox.console.gateway.transfer.DownloadsGateway;
import dev.signalbox.console.gateway.transfer.MultipartGateway;
import dev.signalbox.console.model.transfer.TransferState.Direction;
import dev.signalbox.console.store.transfer.down.Download;
import dev.signalbox.console.store.transfer.journal.Journal;
import dev.signalbox.console.store.transfer.up.Upload;
import dev.signalbox.console.store.transfer.work.Hauler;
import dev.signalbox.console.store.transfer.work.Limits;
import dev.signalbox.console.store.transfer.work.Tally;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

/** The service that transfers go to, and how fast they may. */
public record Gateways(DownloadsGateway downloads, MultipartGateway uploads, Limits limits) {
    Hauler hauler(Journal journal, Tally tally, ExecutorService threads) throws IOException {
        return journal.plan().direction() == Direction.DOWNLOAD
                ? new Download(downloads, journal, limits, tally, threads)
                : new Upload(uploads, journal, limits, tally, threads);
    }
}
