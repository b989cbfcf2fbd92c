package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.s3.S3Client;

/** A connection that says nothing of closing stays open: clients that stream cannot send their body a second time. */
final class S3ConnectionTest {
    private static final int END_OF_BODY = 2;
    @TempDir Path folder;
    private LocalCloudFixture fixture;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        try (var s3 = fixture.client(S3Client.builder())) {
            s3.createBucket(b -> b.bucket("files"));
        }
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void staysOpenWhenTheLastBytesOfAChunkedBodyComeLate() throws Exception {
        var request = signed("chunked");
        var body = request.payload().orElseThrow().newStream().readAllBytes();
        try (var socket = connected()) {
            send(socket, head(request, ""));
            send(socket, body, 0, body.length - END_OF_BODY);
            Thread.sleep(200);
            send(socket, body, body.length - END_OF_BODY, END_OF_BODY);
            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 200");

            send(socket, head(request, ""));
            send(socket, body, 0, body.length);
            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void isAskedForTheBodyBeforeItIsSent() throws Exception {
        var request = signed("expected");
        var body = request.payload().orElseThrow().newStream().readAllBytes();
        try (var socket = connected()) {
            for (int i = 0; i < 3; i++) {
                send(socket, head(request, "Expect: 100-continue\r\n"));
                assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 100");
                send(socket, body, 0, body.length);
                assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 200");
            }
        }
    }

    /** The client's doing, so it is not an error of ours; and nothing of the object stays. */
    @Test
    void refusesABodyThatEndsBeforeItShould() throws Exception {
        var request = signed("cut");
        var body = request.payload().orElseThrow().newStream().readAllBytes();
        try (var socket = connected()) {
            send(socket, head(request, ""));
            send(socket, body, 0, 3);
            socket.shutdownOutput();
            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 400");
        }
        try (var s3 = fixture.client(S3Client.builder())) {
            assertThat(s3.listObjectsV2(b -> b.bucket("files")).contents()).isEmpty();
        }
        try (var kept = Files.walk(folder.resolve("s3"))) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private Socket connected() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), fixture.endpoint().getPort());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private SignedRequest signed(String key) {
        var unsigned = SdkHttpRequest.builder().method(SdkHttpMethod.PUT).uri(URI.create(fixture.endpoint() + "/files/"
                + key)).putHeader("Content-Length", "4").build();
        var keys = AwsCredentialsIdentity.create(fixture.cloud().accessKeyId(), fixture.cloud().secretAccessKey());
        return AwsV4HttpSigner.create().sign(r -> r.identity(keys).request(unsigned).payload(
                () -> new ByteArrayInputStream("body".getBytes(StandardCharsets.UTF_8))).putProperty(
                        AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3").putProperty(AwsV4HttpSigner.REGION_NAME, "local-1")
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false).putProperty(
                        AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, true).putProperty(AwsV4HttpSigner.CHECKSUM_ALGORITHM,
                                DefaultChecksumAlgorithm.CRC32));
    }

    private static byte[] head(SignedRequest request, String more) {
        var head = new StringBuilder("PUT " + request.request().encodedPath() + " HTTP/1.1\r\n" + more);
        request.request().forEachHeader((name, values) -> values.forEach(value -> head.append(name).append(": ").append(
                value).append("\r\n")));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void send(Socket socket, byte[] bytes) throws IOException {
        send(socket, bytes, 0, bytes.length);
    }

    private static void send(Socket socket, byte[] bytes, int offset, int length) throws IOException {
        socket.getOutputStream().write(bytes, offset, length);
        socket.getOutputStream().flush();
    }

    /** One answer's head; S3 sends no body with these. */
    private static String answer(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The server closed the connection after '" + head + "'");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
