package dev.signalbox.console.gateway.aws.signin.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.console.gateway.signin.Watch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits and outside logins are noticed, also in folders that come to be later. */
class FileWatchTest {
    private static final Duration SOON = Duration.ofMillis(20);

    @TempDir Path home;
    private final Semaphore told = new Semaphore(0);

    private AwsFiles files() {
        return new AwsFiles(Map.of("AWS_EC2_METADATA_DISABLED", "true"), home);
    }

    private Watch watch() {
        return new AwsProfilesGateway(files(), SOON).watch(told::release);
    }

    private void expectNews() throws InterruptedException {
        assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellsOfFilesAndLoginsInFoldersThatWereNotThere() throws IOException, InterruptedException {
        try (Watch _ = watch()) {
            Files.createDirectories(home.resolve(".aws"));
            Files.writeString(home.resolve(".aws/config"), "[default]\n");
            expectNews();
            told.drainPermits();

            Files.createDirectories(home.resolve(".aws/sso/cache"));
            Files.writeString(home.resolve(".aws/sso/cache/abc.json"), "{}");
            expectNews();
            told.drainPermits();

            Files.createDirectories(home.resolve(".aws/login/cache"));
            Files.writeString(home.resolve(".aws/login/cache/abc.json"), "{}");
            expectNews();
            told.drainPermits();

            Files.writeString(home.resolve(".aws/config"), "[default]\nregion = eu-west-1\n");
            expectNews();
            told.drainPermits();

            Files.delete(home.resolve(".aws/sso/cache/abc.json"));
            expectNews();
        }
    }

    @Test
    void tellsOfManyEditsWhenTheyAreOver() throws InterruptedException {
        var looks = List.of(0, 1, 2, 3, 4, 4, 4, 4, 5, 5).iterator();
        var seen = new Semaphore(0);
        Supplier<Object> look = () -> {
            seen.release();
            return looks.hasNext() ? looks.next() : 5;
        };
        try (Watch _ = FileWatch.of(look, Duration.ofMillis(1), told::release)) {
            assertThat(seen.tryAcquire(20, 10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(told.availablePermits()).isEqualTo(2);
    }

    @Test
    void isSilentWhenClosedAndWhenNothingChanges() throws IOException, InterruptedException {
        Watch watch = watch();
        assertThat(told.tryAcquire(200, TimeUnit.MILLISECONDS)).as("told of nothing").isFalse();
        watch.close();
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), "[default]\n");
        assertThat(told.tryAcquire(300, TimeUnit.MILLISECONDS)).as("told after the end").isFalse();
    }

    @Test
    void aMachineOfEc2IsOfferedWhenItHasAnsweredAndNobodyWaitsForThat() throws IOException, InterruptedException {
        HttpServer metadata = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Semaphore answer = new Semaphore(0);
        metadata.createContext("/latest/api/token", e -> {
            answer.acquireUninterruptibly();
            e.sendResponseHeaders(200, -1);
            e.close();
        });
        metadata.start();
        var gateway = new AwsProfilesGateway(new AwsFiles(Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT",
                "http://127.0.0.1:" + metadata.getAddress().getPort()), home), SOON);
        try (Watch _ = gateway.watch(told::release)) {
            Instant before = Instant.now();
            assertThat(gateway.profiles()).isEmpty();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMillis(700));
            answer.release();
            expectNews();
            assertThat(gateway.profiles()).singleElement().satisfies(p -> assertThat(p.name()).isEqualTo(
                    "(instance)"));
        } finally {
            metadata.stop(0);
        }
    }
}
