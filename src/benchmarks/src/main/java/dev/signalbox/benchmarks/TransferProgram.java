package dev.signalbox.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.AwsTransfers;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.transfer.TransferState;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.transfer.Desk;
import dev.signalbox.console.store.transfer.Gateways;
import dev.signalbox.console.store.transfer.Transfers;
import dev.signalbox.console.store.transfer.work.Limits;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The console's transfers without its window, as a program that does one and ends. */
final class TransferProgram {
    private static final int CONNECTIONS = 32;

    private TransferProgram() {}

    /**
     * Does the same transfer so often, the first time cold.
     *
     * @param arguments the four words of the access, {@code down} or {@code up}, the bucket, the prefix, the folder, how often
     */
    public static void main(String[] arguments) throws Exception {
        var access = Access.of(List.of(arguments).subList(0, Access.WORDS));
        var connection = AwsConnection.local(access.endpoint(), access.region(), access.keys().accessKeyId(), access
                .keys().secretAccessKey());
        var said = new ArrayList<String>();
        double begun = ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3;
        double cpu = 0;
        try (var clients = new AwsClients(connection, new AnyRate())) {
            for (int round = 0; round < Integer.parseInt(arguments[8]); round++) {
                said.addAll(once(clients, List.of(arguments).subList(4, 8)));
                double now = System.currentTimeMillis() / 1e3;
                double used = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime() / 1e9;
                said.addAll(List.of(Double.toString(now - begun), Double.toString(used - cpu)));
                begun = now;
                cpu = used;
            }
            Program.say(said);
        }
    }

    /** @param what way, bucket, prefix and folder */
    private static List<String> once(AwsClients clients, List<String> what) throws Exception {
        var aws = new AwsTransfers(clients, CONNECTIONS);
        var folder = Path.of(what.get(3));
        var journals = Files.createTempDirectory(folder.getParent(), "journals");
        var transfers = new Transfers(journals, "bench", new Gateways(aws.downloads(), aws.uploads(), new Limits(
                CONNECTIONS)), new Desk(new Tasks(Clock.systemUTC()), Clock.systemUTC(), work -> Thread.ofVirtual()
                        .start(work), Enum::name));
        if (what.getFirst().equals("down")) {
            transfers.download(List.of(FileEntry.folder(what.get(1), what.get(2))), folder, Conflict.REPLACE);
        } else {
            transfers.upload(List.of(folder), new S3Location(what.get(1), what.get(2) + System.nanoTime() + "/"));
        }
        var end = over(transfers);
        return List.of(end.phase().name(), Long.toString(end.counts().done()), end.counts().verified().keySet()
                .toString().replace(" ", ""));
    }

    private static TransferState over(Transfers transfers) throws Exception {
        var over = new CompletableFuture<TransferState>();
        transfers.states().subscribe(now -> now.stream().filter(t -> t.phase().isOver()).forEach(over::complete));
        return over.get();
    }

    /** S3 has no rate that the console would have to share. */
    private static final class AnyRate implements CallLimit {
        @Override
        public void take(String api) {
            // at once
        }

        @Override
        public void again(String api) {
            // at once
        }

        @Override
        public void throttled(String api) {
            // the transfer waits by itself
        }
    }
}
