package dev.signalbox.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file of 2 GiB goes through a worker with a heap of 256 MiB into the local cloud's S3. */
class LargeFileStory {
    private static final long SIZE = 2L << 30;
    private static final String SHA256_OF_ZEROES = "a7c744c13cc101ed66c29f672f92455547889cc586ce6d44fe76ae824958ea51";

    @Test
    @Timeout(300)
    void fileLargerThanTheJobsMemoryIsStreamed(@TempDir Path folder) throws Exception {
        try (var cloud = new Cloud(folder); var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server));
            var url = "http://127.0.0.1:" + server.getLocalPort() + "/zeroes.bin";
            cloud.row("large", url, Map.of());

            var worker = new WorkerProcess(cloud.jobEnvironment(), List.of("-Xmx256m"), "large");

            assertThat(worker.exitCode(Duration.ofSeconds(280))).as(worker.output()).isZero();
            assertThat(cloud.row("large", url).get("sha256").s()).isEqualTo(SHA256_OF_ZEROES);
            assertThat(cloud.s3.headObject(b -> b.bucket(Cloud.BUCKET).key("large/zeroes.bin")).contentLength())
                    .isEqualTo(SIZE);
        }
    }

    private static void serve(ServerSocket server) {
        try (Socket client = server.accept()) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (var line = lines.readLine(); line != null && !line.isEmpty();) {
                line = lines.readLine();
            }
            var out = client.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + SIZE + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            var block = new byte[1 << 20];
            for (long sent = 0; sent < SIZE; sent += block.length) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
