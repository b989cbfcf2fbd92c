package dev.signalbox.console.store.transfer;

import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A console that downloads until it is killed. */
final class DownloadActor {
    private DownloadActor() {}

    /** @param arguments endpoint, Region, key, secret, folder */
    public static void main(String[] arguments) throws InterruptedException {
        var folder = Path.of(arguments[4]);
        var bench = new TransferBench(AwsConnection.local(URI.create(arguments[0]), arguments[1], arguments[2],
                arguments[3]), folder.resolve("journals"));
        bench.limits.throttle().limit(40 << 20);
        bench.transfers.download(List.of(FileEntry.folder("things", "many/"), FileEntry.folder("things", "large/")),
                folder.resolve("out"), Conflict.KEEP_BOTH);
        new CountDownLatch(1).await();
    }
}
