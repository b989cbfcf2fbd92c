package dev.signalbox.download.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.DownloadOutcome;
import dev.signalbox.download.job.DownloadOutcome.Failed;
import dev.signalbox.download.job.DownloadOutcome.MayPass;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.OwnBucket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadAttemptTest extends AttemptFixture {
    private static Failed failed(DownloadOutcome outcome) {
        assertThat(outcome).isInstanceOf(Failed.class);
        return (Failed) outcome;
    }

    private static MayPass mayPass(DownloadOutcome outcome) {
        assertThat(outcome).isInstanceOf(MayPass.class);
        return (MayPass) outcome;
    }

    @Test
    void storesTheFileByItsId() throws Exception {
        var done = succeeded(run(job(origin.on("/a", Origin.body("hello")))));
        var path = ID.value().substring(0, 3) + "/" + ID;
        assertThat(root.resolve(path)).hasContent("hello");
        assertThat(done.file().path()).isEqualTo(path);
        assertThat(done.file().downloadUrl()).isEqualTo("http://files.example/" + path);
        assertThat(done.file().bytes()).isEqualTo(5);
        assertThat(done.file().sha256()).startsWith("2cf24dba5fb0a30e26e83b2ac5b9e29e");
        assertThat(done.responseCode()).isEqualTo(200);
        assertThat(done.mimeType()).isEmpty();
        assertThat(counters.snapshot()).containsEntry("download.response.200", 1L);
    }

    /** As the original's client did. */
    @Test
    void sendsAUserAndPasswordInTheUrlAsAHeader() throws Exception {
        var url = origin.on("/a", Origin.body("hello")).replace("//", "//me:secret@");
        succeeded(run(job(url)));
        assertThat(origin.requests.getFirst().getRequestHeaders().getFirst("Authorization")).isEqualTo(
                "Basic bWU6c2VjcmV0");
        run(with(job(url), Map.of("Authorization", "Bearer own")));
        assertThat(origin.requests.getLast().getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer own");
    }

    @Test
    void sendsDefaultHeadersAndThoseOfTheJob() throws Exception {
        settings = withHeaders(Map.of("User-Agent", "service", "X-Default", "1"));
        run(with(job(origin.on("/a", Origin.body(""))), Map.of("User-Agent", "job", "X-Own", "2")));
        var sent = origin.requests.getFirst().getRequestHeaders();
        assertThat(sent.getFirst("User-Agent")).isEqualTo("job");
        assertThat(sent.getFirst("X-Default")).isEqualTo("1");
        assertThat(sent.getFirst("X-Own")).isEqualTo("2");
    }

    @Test
    void hostileHeadersAreNeverSent() throws Exception {
        var url = origin.on("/a", Origin.body(""));
        assertThat(failed(run(with(job(url), Map.of("X", "1\r\nHost: evil")))).error()).isEqualTo(
                "Error while creating request, the value of the request header X is too long or has characters that no "
                        + "header's value has, retriable: false, internal: false");
        failed(run(with(job(url), Map.of("Host", "evil"))));
        assertThat(origin.requests).isEmpty();
    }

    @Test
    void goesThroughTheProxyOfTheAggregation() throws Exception {
        origin.on("/", x -> {
            assertThat(x.getRequestURI()).hasToString("http://93.184.216.34/a");
            Origin.body("by proxy").handle(x);
        });
        var done = run(job("http://93.184.216.34/a"), Optional.of("http://127.0.0.1:" + origin.port()));
        assertThat(succeeded(done).file().bytes()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://127.0.0.1:1", "nonsense", "http://169.254.169.254"})
    void invalidProxyIsCountedAndFinal(String proxy) throws Exception {
        var error = failed(run(job(origin.on("/a", Origin.body(""))), Optional.of(proxy))).error();
        assertThat(error).startsWith("Error while creating request, Refused ");
        assertThat(counters.snapshot()).containsEntry("invalidProxies", 1L);
        assertThat(origin.requests).isEmpty();
    }

    @Test
    void tlsFailureIsFinalAndCounted() throws Exception {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(plain, "HTTP/1.1 400 Bad Request\r\n\r\n"));
            var failed = failed(run(job("https://127.0.0.1:" + plain.getLocalPort() + "/")));
            assertThat(failed.error()).startsWith("Error while performing request, TLS Error occured").endsWith(
                    ", retriable: false, internal: false");
            assertThat(counters.snapshot()).containsEntry("download.response.tls", 1L);
        }
    }

    private static void answer(ServerSocket server, String answer) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    @Test
    void tlsTestBySubstringIsGone() throws Exception {
        mayPass(run(job(origin.on("/x509/tls", Origin.truncated("a")))));
        assertThat(counters.snapshot()).doesNotContainKey("download.response.tls");
    }

    @ParameterizedTest
    @CsvSource({"404, Not Found", "403, Forbidden", "410, Gone", "401, Unauthorized"})
    void clientErrorIsFinal(int status, String words) throws Exception {
        var failed = failed(run(job(origin.on("/a", Origin.status(status)))));
        assertThat(failed).isEqualTo(new Failed("Error while performing request, Received status code " + status + " "
                + words + ", retriable: false, internal: false", status));
        assertThat(counters.snapshot()).containsEntry("download.response." + status, 1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 429})
    void serverErrorMayPass(int status) throws Exception {
        var passing = mayPass(run(job(origin.on("/a", Origin.status(status)))));
        assertThat(passing.error()).contains("Received status code " + status).endsWith(
                ", retriable: true, internal: false");
        assertThat(passing.counts()).isTrue();
        assertThat(passing.responseCode()).isEqualTo(status);
    }

    @Test
    void retryAfterIsHandedOn() throws Exception {
        var passing = mayPass(run(job(origin.on("/a", Origin.status(429, "Retry-After", "7")))));
        assertThat(passing.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void extraOfAJobWithItsOwnBucketMustBeAnObject() throws Exception {
        var s = job(origin.on("/a", Origin.body("hello")));
        var spec = new JobSpec(s.url(), s.aggrId(), s.maxRetries(), "opaque", "", false, Optional.empty(), Map.of(),
                s.callback(), Optional.of(new OwnBucket("theirs", "eu-west-1")), "");
        assertThat(failed(run(spec))).isEqualTo(new Failed("Error while storing file, extra is not JSON, and cannot be "
                + "the metadata of the object in s3_bucket, retriable: false, internal: false", 200));
    }

    @Test
    void refusedConnectionMayPass() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(mayPass(run(job("http://127.0.0.1:" + port + "/"))).counts()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "file:///etc/passwd", "ftp://example.com/a", "http://169.254.169.254/"})
    void urlThatIsNotToBeAskedIsFinal(String url) throws Exception {
        assertThat(failed(run(job(url))).error()).startsWith("Error while creating request, Refused ");
    }

    @Test
    void truncatedBodyMayPassAndLeavesNothing() throws Exception {
        assertThat(mayPass(run(job(origin.on("/a", Origin.truncated("hello"))))).error()).endsWith(
                "retriable: true, internal: false");
        assertThat(counters.snapshot()).containsEntry("download.response.body", 1L);
        assertThat(Files.list(temp)).isEmpty();
        assertThat(root.resolve(ID.value().substring(0, 3))).doesNotExist();
    }

    @Test
    void bodyThatIsTooLargeIsFinal() throws Exception {
        settings = withMaxBytes(4);
        assertThat(failed(run(job(origin.on("/a", Origin.body("hello"))))).error()).contains("at most 4 are allowed");
        assertThat(Files.list(temp)).isEmpty();
    }

    @Test
    void timeOfTheJobEndsTheAttempt() throws Exception {
        var url = origin.on("/a", Origin.stalled("hello".getBytes(StandardCharsets.UTF_8), 5000));
        var base = JobSpec.of(url, "aggr", CallbackSpec.NONE);
        var spec = new JobSpec(base.url(), base.aggrId(), base.maxRetries(), "", "", false, Optional.of(1), Map.of(),
                base.callback(), Optional.empty(), "");
        long before = System.nanoTime();
        assertThat(mayPass(run(spec)).error()).contains("took longer than 1 s");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void folderThatCannotBeWrittenToIsTheServicesOwnTrouble() throws Exception {
        Files.delete(temp);
        var passing = mayPass(run(job(origin.on("/a", Origin.body("hello")))));
        assertThat(passing.error()).startsWith("Error while creating the temporary file, ").endsWith(
                ", retriable: true, internal: true");
        assertThat(passing.counts()).isFalse();
        assertThat(counters.snapshot()).containsEntry("failures", 1L);
    }

    @Test
    void storeFailureIsNotPermanent() throws Exception {
        Files.writeString(root.resolve(ID.value().substring(0, 3)), "in the way");
        var passing = mayPass(run(job(origin.on("/a", Origin.body("hello")))));
        assertThat(passing.error()).startsWith("Error while storing file, ").endsWith("internal: true");
        assertThat(passing.counts()).isFalse();
        assertThat(Files.list(temp)).isEmpty();
    }

    @Test
    void interruptEndsItAtOnceAndLeavesNothing() throws Exception {
        var spec = job(origin.on("/a", Origin.stalled(new byte[100_000], 10_000)));
        assertThatThrownBy(() -> runOnVirtualThread(spec)).isInstanceOf(InterruptedException.class);
        assertThat(Files.list(temp)).isEmpty();
    }
}
