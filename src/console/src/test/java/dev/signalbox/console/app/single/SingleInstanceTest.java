package dev.signalbox.console.app.single;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.app.single.SingleInstance.Begun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    private static final Wish FILES = new Wish("signalbox://files", "", "orders", "eu-west-1");
    @TempDir private Path folder;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final List<Wish> shown = new CopyOnWriteArrayList<>();

    private SingleInstance one(long millis) {
        return new SingleInstance(folder, () -> taken.compareAndSet(false, true), () -> taken.set(false), Duration
                .ofMillis(millis));
    }

    private CompletableFuture<Optional<String>> show(Wish wish) {
        shown.add(wish);
        return CompletableFuture.completedFuture(Optional.of(wish.what()).filter(w -> w.startsWith("no")));
    }

    private Socket guest() throws IOException {
        int port = Wire.JSON.readTree(folder.resolve("console.json").toFile()).get("port").asInt();
        Socket guest = new Socket(InetAddress.getLoopbackAddress(), port);
        guest.setSoTimeout(5000);
        return guest;
    }

    @Test
    void theSecondOneGivesItsWishToTheFirst() throws IOException {
        try (SingleInstance running = one(5000)) {
            assertThat(running.begin(FILES)).isEqualTo(new Begun.First());
            running.listen(this::show);
            assertThat(one(5000).begin(FILES)).isEqualTo(new Begun.Shown());
            assertThat(one(5000).begin(new Wish("no", "", "", ""))).isEqualTo(new Begun.Refused("no"));
            assertThat(shown).containsExactly(FILES, new Wish("no", "", "", ""));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("console.json"))))
                    .isEqualTo("rw-------");
        }
        assertThat(folder.resolve("console.json")).doesNotExist();
        assertThat(one(5000).begin(FILES)).isEqualTo(new Begun.First());
    }

    @Test
    void whatADeadOneLeftMeansNothing() throws IOException {
        Files.writeString(folder.resolve("console.json"), "{\"port\":9,\"token\":\"x\",\"process\":1}");
        try (SingleInstance running = one(5000)) {
            assertThat(running.begin(FILES)).isEqualTo(new Begun.First());
            assertThat(folder.resolve("console.json")).doesNotExist();
            CompletableFuture<Begun> second = CompletableFuture.supplyAsync(() -> one(5000).begin(FILES));
            running.listen(this::show); // it starts while the second one already asks
            assertThat(second.join()).isEqualTo(new Begun.Shown());
        }
    }

    @Test
    void theSecondOneIsTheFirstWhenTheFirstGoesAway() {
        SingleInstance running = one(5000);
        assertThat(running.begin(FILES)).isEqualTo(new Begun.First());
        CompletableFuture<Begun> second = CompletableFuture.supplyAsync(() -> one(5000).begin(FILES));
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS, Thread.ofVirtual()::start).execute(
                running::close);
        assertThat(second.join()).isEqualTo(new Begun.First());
    }

    @Test
    void oneThatHangsIsNamed() throws IOException {
        taken.set(true);
        assertThat(one(100).begin(FILES)).isEqualTo(new Begun.Silent(Optional.empty()));
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    deaf.accept().close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            Files.writeString(folder.resolve("console.json"), "{\"port\":" + deaf.getLocalPort()
                    + ",\"token\":\"x\",\"process\":77}");
            assertThat(one(0).begin(FILES)).isEqualTo(new Begun.Silent(Optional.of(77L)));
        }
    }

    @Test
    void whoDoesNotKnowTheTokenIsNotAnswered() throws IOException {
        try (SingleInstance running = one(5000)) {
            running.begin(FILES);
            running.listen(this::show);
            for (String said : List.of("{\"token\":\"guess\",\"wish\":{\"what\":\"signalbox://files\"}}\n", "{}\n",
                    "null\n", "GET / HTTP/1.1\n\n", "{\"token\":\"" + "x".repeat(40_000) + "\"}\n")) {
                try (Socket guest = guest()) {
                    guest.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
                    assertThat(answer(guest)).as(said).isEmpty();
                }
            }
            assertThat(shown).isEmpty();
            assertThat(one(5000).begin(FILES)).isEqualTo(new Begun.Shown());
        }
    }

    private static String answer(Socket guest) throws IOException {
        try {
            return new String(guest.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) { // it was hung up while more was coming
            return "";
        }
    }

    @Test
    void whoSaysNothingKeepsNobodyWaiting() throws IOException {
        try (SingleInstance running = one(5000)) {
            running.begin(FILES);
            running.listen(this::show);
            try (Socket silent = guest()) {
                assertThat(one(5000).begin(FILES)).isEqualTo(new Begun.Shown());
                assertThat(answer(silent)).isEmpty();
            }
        }
    }

    @Test
    void whoAsksOneThatEndsIsTheFirstOne() {
        SingleInstance running = one(5000);
        running.begin(FILES);
        CompletableFuture<Void> asked = new CompletableFuture<>();
        running.listen(_ -> {
            asked.complete(null);
            return CompletableFuture.supplyAsync(() -> {
                throw new CancellationException();
            });
        });
        CompletableFuture<Begun> second = CompletableFuture.supplyAsync(() -> one(5000).begin(FILES));
        asked.join();
        running.close();
        assertThat(second.join()).isEqualTo(new Begun.First());
    }

    @Test
    void whatALaterVersionSaysBesideIsNoHindrance() throws IOException {
        try (SingleInstance running = one(5000)) {
            running.begin(FILES);
            running.listen(this::show);
            String token = Wire.JSON.readTree(folder.resolve("console.json").toFile()).get("token").asText();
            try (Socket guest = guest()) {
                guest.getOutputStream().write(("{\"version\":9,\"token\":\"" + token
                        + "\",\"wish\":{\"what\":\"\",\"screen\":2}}\n").getBytes(StandardCharsets.UTF_8));
                assertThat(answer(guest)).isEqualTo("{\"refused\":\"\"}\n");
            }
        }
    }
}
