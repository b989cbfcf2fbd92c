package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signalbox.download.store.StoreException;
import dev.signalbox.download.store.redis.RedisSettings.Login;
import dev.signalbox.download.store.redis.RedisSettings.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs a server that was built with TLS; the one packed in the test library was not. */
final class RedisTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir private static Path folder;
    private static Path binary;

    @BeforeAll
    static void findServer() throws Exception {
        var found = List.of(RedisBinary.find(), RedisBinary.onPath(List.of("redis-server", "valkey-server")).orElse(
                RedisBinary
                        .find())).stream().filter(RedisTlsTest::knowsTls).findFirst();
        assumeTrue(found.isPresent(), "No Redis server with TLS here: install redis-server, or name one by "
                + RedisBinary.NAMED_BY);
        binary = found.orElseThrow();
        certificate("server");
        certificate("other");
    }

    private static boolean knowsTls(Path binary) {
        try (var server = RedisServer.start(binary, "tls-auth-clients no")) {
            return server.port() > 0;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static void certificate(String name) throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve(name + ".p12");
        var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(), "-genkeypair",
                "-alias", "x", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=ip:127.0.0.1", "-keystore", file
                        .toString(), "-storetype", "PKCS12", "-storepass", PASSWORD).redirectErrorStream(true).start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        var store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        pem(name + ".key", "PRIVATE KEY", store.getKey("x", PASSWORD.toCharArray()).getEncoded());
        pem(name + ".crt", "CERTIFICATE", store.getCertificate("x").getEncoded());
    }

    private static void pem(String name, String what, byte[] bytes) throws IOException {
        Files.writeString(folder.resolve(name), "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder()
                .encodeToString(
                        bytes) + "\n-----END " + what + "-----\n");
    }

    private static RedisServer serve() {
        // The second port speaks TLS: the first is how the fixture sees that the server is up.
        return RedisServer.start(binary, "tls-port " + tlsPort(), "tls-cert-file " + folder.resolve("server.crt"),
                "tls-key-file " + folder.resolve("server.key"), "tls-ca-cert-file " + folder.resolve("server.crt"),
                "tls-auth-clients no", "requirepass secret");
    }

    private static int tlsPort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RedisSettings to(RedisServer server, String host, String caFile) throws IOException {
        var line = Files.readAllLines(server.folder().resolve("redis.conf")).stream().filter(x -> x.startsWith(
                "tls-port"))
                .findFirst().orElseThrow();
        return RedisSettings.of(host, Integer.parseInt(line.substring(9))).withLogin(new Login(Optional.empty(),
                "secret"))
                .withTls(new Tls(Optional.of(folder.resolve(caFile)).filter(_ -> !caFile.isEmpty())));
    }

    @Test
    void trustsTheGivenAuthorityOnly() throws Exception {
        try (var server = serve()) {
            try (var store = RedisStore.open(to(server, "127.0.0.1", "server.crt"))) {
                store.ping();
            }
            for (var caFile : List.of("other.crt", "")) {
                try (var store = RedisStore.open(to(server, "127.0.0.1", caFile))) {
                    assertThatThrownBy(store::ping).isInstanceOf(StoreException.class).hasMessageContaining("PKIX");
                }
            }
        }
    }

    @Test
    void theCertificateMustNameTheHost() throws Exception {
        try (var server = serve(); var store = RedisStore.open(to(server, "localhost", "server.crt"))) {
            assertThatThrownBy(store::ping).isInstanceOf(StoreException.class).hasMessageContaining("localhost");
        }
    }

    @Test
    void saysWhichFileCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("empty.crt"), "");
        for (var name : List.of("none.crt", "empty.crt", "server.key")) {
            var settings = RedisSettings.of("127.0.0.1", 1).withTls(new Tls(Optional.of(folder.resolve(name))));

            assertThatThrownBy(() -> RedisStore.open(settings).close()).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name);
        }
    }
}
