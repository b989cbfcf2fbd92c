package dev.signalbox.lambda.filelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.lambda.InvalidFileList;
import dev.signalbox.lambda.ProviderRefused;
import dev.signalbox.lambda.ProviderUnavailable;
import dev.signalbox.lambda.UnknownProject;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.HostAllowList;
import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.TransferTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileListingTest {
    private final HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            0);
    private final List<String> queries = new ArrayList<>();
    private final List<ListedFile> recorded = new ArrayList<>();
    private final FileListing listing;
    private int status = 200;
    private String answer = "{\"files\":[\"http://127.0.0.1/a.txt\"]}";

    FileListingTest() throws IOException {
        provider.createContext("/projects", x -> {
            queries.add(x.getRequestURI().getRawQuery());
            var body = answer.getBytes(StandardCharsets.UTF_8);
            x.sendResponseHeaders(status, body.length);
            x.getResponseBody().write(body);
            x.close();
        });
        provider.start();
        var policy = FetchPolicy.of(HostAllowList.parse("127.0.0.1"), true, 100_000)
                .with(new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(2)));
        listing = new FileListing(URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/projects"),
                new GuardedFetch(policy, TransferTime.system()), (_, files) -> recorded.addAll(files));
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private FileListing.Recorded list(String files) {
        answer = "{\"files\":" + files + "}";
        return listing.record("e-1", "1");
    }

    private void invalid(String body, String message) {
        answer = body;
        assertThatThrownBy(() -> listing.record("e-1", "1")).isInstanceOf(InvalidFileList.class)
                .hasMessageContaining(message);
        assertThat(recorded).isEmpty();
    }

    @Test
    void takesUrlsAndObjects() {
        assertThat(list("[\"http://127.0.0.1/a\",{\"url\":\"http://127.0.0.1/b\",\"name\":\"b.txt\",\"size\":7,"
                + "\"sha256\":\"" + "ab".repeat(32) + "\"}]")).isEqualTo(new FileListing.Recorded(2, 0));
        assertThat(recorded.get(0).name()).isEmpty();
        assertThat(recorded.get(1).name()).contains("b.txt");
        assertThat(recorded.get(1).size()).hasValue(7);
        assertThat(recorded.get(1).sha256()).contains("ab".repeat(32));
    }

    @Test
    void projectIdIsEncodedNotConcatenated() {
        listing.record("e-1", "a&b=c d/é");
        assertThat(queries).containsExactly("projectID=a%26b%3Dc%20d%2F%C3%A9");
    }

    @Test
    void unknownProjectIsAClearError() {
        status = 404;
        assertThatThrownBy(() -> listing.record("e-1", "42")).isInstanceOf(UnknownProject.class)
                .hasMessage("The provider knows no project '42'");
        assertThat(queries).hasSize(1);
    }

    @Test
    void listWithoutFilesIsAClearError() {
        invalid("{\"statusCode\":200}", "has no list 'files'");
        invalid("{\"files\":\"a\"}", "has no list 'files'");
        invalid("[]", "has no list 'files'");
        invalid("{\"files\":[]}", "is empty");
        invalid("<html>", "is not JSON");
        invalid("", "has no list 'files'");
        invalid("{\"files\":[\"http://127.0.0.1/a\", 7]}", "Entry 2 of the list is neither");
        invalid("{\"files\":[{\"name\":\"a\"}]}", "Entry 1 of the list is neither");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "http://169.254.169.254/latest/meta-data/", "ftp://127.0.0.1/a",
            "http://evil.example/a", "http://[fe80::1]/"})
    void urlThatMustNotBeFetchedIsRecordedAsRejected(String url) {
        assertThat(list("[\"" + url + "\",\"http://127.0.0.1/good\"]")).isEqualTo(new FileListing.Recorded(2, 1));
        assertThat(recorded.get(0).rejected()).hasValueSatisfying(r -> assertThat(r).startsWith("Refused " + url));
        assertThat(recorded.get(1).rejected()).isEmpty();
    }

    @Test
    void brokenSizeAndSha256AreRejected() {
        assertThat(list("[{\"url\":\"http://127.0.0.1/a\",\"size\":-1},{\"url\":\"http://127.0.0.1/b\","
                + "\"sha256\":\"abc\"}]")).isEqualTo(new FileListing.Recorded(2, 2));
    }

    @Test
    void sameUrlTwiceIsOneFile() {
        assertThat(list("[\"http://127.0.0.1/a\",\"http://127.0.0.1/a\"]").files()).isEqualTo(1);
        invalidTwice();
    }

    private void invalidTwice() {
        recorded.clear();
        invalid("{\"files\":[\"http://127.0.0.1/a\",{\"url\":\"http://127.0.0.1/a\",\"name\":\"b\"}]}",
                "Entry 2 of the list repeats");
    }

    @Test
    void providerThatIsDownMayBeAskedAgain() {
        status = 503;
        assertThatThrownBy(() -> listing.record("e-1", "1")).isInstanceOf(ProviderUnavailable.class);
        assertThat(queries).hasSize(2);
        status = 403;
        assertThatThrownBy(() -> listing.record("e-1", "1")).isInstanceOf(ProviderRefused.class);
    }

    @Test
    void listThatIsTooLargeIsRefused() {
        answer = " ".repeat(100_001);
        assertThatThrownBy(() -> listing.record("e-1", "1")).isInstanceOf(ProviderRefused.class);
    }

    @Test
    void jobNamesFitBatchsRules() {
        assertThat(JobNames.of("run-7_a")).isEqualTo("run-7_a");
        assertThat(JobNames.of("Lauf 7.é")).matches("Lauf-7---[0-9a-f]{8}");
        assertThat(JobNames.of("-x")).matches("e-x-[0-9a-f]{8}");
        assertThat(JobNames.of("a.b")).isNotEqualTo(JobNames.of("a b"));
    }
}
