package dev.signalbox.console.store.transfer;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.AwsTransfers;
import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.console.model.transfer.TransferState;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.transfer.work.Connections;
import dev.signalbox.console.store.transfer.work.Limits;
import dev.signalbox.console.store.transfer.work.Throttle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;

/** Transfers as the console has them, with an endpoint of the test's choice. */
final class TransferBench implements AutoCloseable {
    final AwsClients clients;
    final Tasks tasks = new Tasks(Clock.systemUTC());
    final Limits limits = new Limits(new Connections(8), new Throttle(), Duration.ofSeconds(1), Duration.ofMillis(10));
    final Transfers transfers;

    TransferBench(AwsConnection connection, Path journals) {
        this(connection, journals, ChangeGuard.OPEN);
    }

    TransferBench(AwsConnection connection, Path journals, ChangeGuard guard) {
        clients = new AwsClients(connection, new NoLimit(), (_, _, _, _) -> {}, guard);
        var aws = new AwsTransfers(clients, 8, Duration.ofSeconds(1));
        transfers = new Transfers(journals, "local", new Gateways(aws.downloads(), aws.uploads(), limits), new Desk(
                tasks, Clock.systemUTC(), work -> Thread.ofVirtual().start(work), d -> d.name()));
    }

    static AwsConnection connection(URI endpoint, String region, String key, String secret) {
        return AwsConnection.local(endpoint, region, key, secret);
    }

    S3Client s3() {
        return clients.client(S3Client.builder().forcePathStyle(true));
    }

    TransferState only() {
        return transfers.states().latest().getFirst();
    }

    /** Waits until the newest transfer is so. */
    TransferState when(Predicate<TransferState> so) throws Exception {
        try {
            Eventually.on(Duration.ofSeconds(60), () -> !transfers.states().latest().isEmpty() && so.test(only()));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + transfers.states().latest(), e);
        }
        return only();
    }

    TransferState over() throws Exception {
        return when(t -> t.phase().isOver());
    }

    TransferState paused() throws Exception {
        return when(t -> t.phase() == TransferPhase.PAUSED);
    }

    /** Regular files and their content, by their path in the folder. */
    static Map<String, byte[]> files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toMap(p -> folder.relativize(p).toString(),
                    unchecked(Files::readAllBytes)));
        }
    }

    static List<String> names(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(p -> folder.relativize(p).toString()).sorted().toList();
        }
    }

    interface Reading<T> {
        T of(Path path) throws IOException;
    }

    static <T> Function<Path, T> unchecked(Reading<T> reading) {
        return path -> {
            try {
                return reading.of(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static final class NoLimit implements CallLimit {
        @Override
        public void take(String api) {
            // all may be called
        }

        @Override
        public void again(String api) {
            // so often as it likes
        }

        @Override
        public void throttled(String api) {
            // and tries again
        }
    }

    @Override
    public void close() {
        transfers.leave();
        clients.close();
    }
}
