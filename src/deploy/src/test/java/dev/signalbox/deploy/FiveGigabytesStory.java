package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** 5 GiB through a function of 512 MiB, in several runs. Takes minutes and 5 GiB of disk: only with {@code -Pstories}. */
class FiveGigabytesStory {
    private static final int PATIENCE_SECONDS = 1000;
    /** {@code MemorySize} of the template. */
    private static final long FUNCTION_MIB = 512;

    @TempDir Path folder;

    @Test
    @Timeout(1800)
    void fileOfFiveGigabytesArrivesWhole() throws Exception {
        try (var source = new LargeSource(); var stack = new DeliveryStack(folder, Map.of("RunSeconds", "20"))) {
            var expected = source.sha256();
            long began = System.nanoTime();
            var started = stack.start(source.url(), "");
            try (var client = DeliveryClient.open(started.webSocketEndpoint() + "&frames=json", Map.of())) {
                var frame = new ObjectMapper().readTree(client.next(PATIENCE_SECONDS));
                var took = Duration.ofNanos(System.nanoTime() - began);

                assertThat(frame.path("sha256").asText()).as(frame.toString()).isEqualTo(expected);
                assertThat(frame.path("bytes").asLong()).isEqualTo(LargeSource.SIZE);
                assertThat(stack.ended(started).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
                assertThat(source.starts()).hasSizeGreaterThan(1);
                System.out.printf("%,d bytes in %d s, asked for from %s%n", LargeSource.SIZE, took.toSeconds(), source
                        .starts());
                staysWithinItsMemory(stack.output("DownloadFunction"));
                assertThat(sha256(frame.path("url").asText())).isEqualTo(expected);
            }
        }
    }

    private static void staysWithinItsMemory(String function) {
        if (!FunctionMemory.isKnown()) {
            System.out.println("This system does not tell what a process took at its peak");
            return;
        }
        var peaks = FunctionMemory.peaks(function);
        System.out.println("MiB of the function's processes at their peak: " + peaks);
        assertThat(peaks).isNotEmpty().allMatch(p -> p < FUNCTION_MIB);
    }

    private static String sha256(String url) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(URI.create(url).toURL().openStream(), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
