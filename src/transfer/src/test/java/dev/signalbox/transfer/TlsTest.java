package dev.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.signalbox.transfer.FetchException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest extends FetchFixture {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @Test
    void certificateThatNobodySignedIsRefused(@TempDir Path folder) throws Exception {
        var https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
        https.createContext("/", TestServer.body(HELLO));
        https.start();
        try {
            var failure = failure(policy(), FetchRequest.of("https://127.0.0.1:" + https.getAddress().getPort() + "/"));
            assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.TLS);
            assertThat(failure).hasMessageContaining("TLS certificate is not trusted");
        } finally {
            https.stop(0);
        }
    }

    @Test
    void serverThatDoesNotSpeakTlsIsRefused() throws Exception {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(plain, "HTTP/1.1 400 Bad Request\r\n\r\n"));
            var failure = failure(policy(), FetchRequest.of("https://127.0.0.1:" + plain.getLocalPort() + "/"));
            assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.TLS);
            assertThat(failure.mayPass()).isFalse();
        }
    }

    @Test
    void handshakeThatIsCutOffMayPass() throws Exception {
        try (var cut = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(cut, ""));
            var once = policy().with(new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
            var failure = failure(once, FetchRequest.of("https://127.0.0.1:" + cut.getLocalPort() + "/"));
            assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.BROKEN);
            assertThat(failure.mayPass()).isTrue();
        }
    }

    private static void answer(ServerSocket server, String answer) {
        try {
            while (!server.isClosed()) {
                try (var socket = server.accept()) {
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    @Test
    void wordsInAUrlDoNotMakeATlsFailure() throws Exception {
        server.on("/x509/tls", TestServer.broken(HELLO, 2));
        var once = policy().with(new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        var failure = failure(once, FetchRequest.of(server.url("/x509/tls")));
        assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
        assertThat(failure.mayPass()).isTrue();
    }

    private static SSLContext selfSigned(Path folder) throws Exception {
        var file = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        new ProcessBuilder(keytool, "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext",
                "san=ip:127.0.0.1", "-keystore", file.toString(), "-storepass", "changeit").inheritIO().start()
                .waitFor();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
