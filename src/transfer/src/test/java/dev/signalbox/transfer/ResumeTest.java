package dev.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.transfer.FetchException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ResumeTest extends FetchFixture {
    private static final byte[] BODY = random(300_000);

    @Test
    void bodyThatBreaksInTheMiddleGoesOnWhereItStopped() throws FetchException {
        server.onEach("/a", TestServer.broken(BODY, 100_000, "ETag", "\"v1\""),
                TestServer.rest(BODY, "ETag", "\"v1\""));

        var fetched = fetch("/a");

        assertThat(sink.bytes()).isEqualTo(BODY);
        assertThat(fetched.bytes()).isEqualTo(BODY.length);
        assertThat(server.header(1, "Range")).isEqualTo("bytes=100000-");
        assertThat(server.header(1, "If-Range")).isEqualTo("\"v1\"");
    }

    @Test
    void bodyThatBreaksStartsOverWhenTheServerKnowsNoRanges() throws FetchException {
        server.onEach("/a", TestServer.broken(BODY, 100_000, "ETag", "\"v1\""), TestServer.body(BODY));

        fetch("/a");

        assertThat(sink.bytes()).isEqualTo(BODY);
    }

    @Test
    void bodyWithoutAValidatorStartsOver() throws FetchException {
        server.onEach("/a", TestServer.broken(BODY, 100_000), TestServer.body(BODY));

        fetch("/a");

        assertThat(server.header(1, "Range")).isNull();
        assertThat(sink.bytes()).isEqualTo(BODY);
    }

    @Test
    void weakETagIsNoGroundToGoOn() throws FetchException {
        server.onEach("/a", TestServer.broken(BODY, 100_000, "ETag", "W/\"v1\""), TestServer.body(BODY));
        fetch("/a");
        assertThat(server.header(1, "Range")).isNull();
    }

    @Test
    void oldLastModifiedIsGroundToGoOn() throws FetchException {
        var old = "Thu, 01 Jan 2026 00:00:00 GMT";
        server.onEach("/a", TestServer.broken(BODY, 100_000, "Last-Modified", old), TestServer.rest(BODY));
        fetch("/a");
        assertThat(server.header(1, "If-Range")).isEqualTo(old);
        assertThat(sink.bytes()).isEqualTo(BODY);
    }

    @Test
    void wrongPartIsNotStitchedIn() {
        server.onEach("/a", TestServer.broken(BODY, 100_000, "ETag", "\"v1\""), x -> {
            x.getResponseHeaders().set("Content-Range", "bytes 0-299999/300000");
            x.sendResponseHeaders(206, BODY.length);
            x.getResponseBody().write(BODY);
        });

        assertThat(failure("/a").reason()).isEqualTo(Reason.PROTOCOL);
    }

    @Test
    void rangeThatIsRefusedStartsOver() throws FetchException {
        server.onEach("/a", TestServer.broken(BODY, 100_000, "ETag", "\"v1\""), TestServer.status(416),
                TestServer.body(BODY));
        fetch("/a");
        assertThat(sink.bytes()).isEqualTo(BODY);
    }

    @Test
    void partThatNobodyAskedForIsAnError() {
        server.on("/a", x -> {
            x.getResponseHeaders().set("Content-Range", "bytes 0-9/10");
            x.sendResponseHeaders(206, 10);
            x.getResponseBody().write(new byte[10]);
        });
        assertThat(failure("/a").reason()).isEqualTo(Reason.PROTOCOL);
    }

    private long goOn(int from) throws Exception {
        sink = new BytesSink();
        sink.start(new Head(OptionalLong.empty(), Optional.empty(), Optional.empty()));
        sink.write(BODY, 0, from);
        try (var fetch = new GuardedFetch(policy(), time)) {
            return fetch.goOn(FetchRequest.of(server.url("/a")), new FetchPoint(from, "\"v1\"", OptionalLong.of(
                    BODY.length)), sink);
        }
    }

    @Test
    void goesOnWhereAnEarlierFetchStopped() throws Exception {
        server.on("/a", TestServer.rest(BODY, "ETag", "\"v1\""));

        assertThat(goOn(100_000)).isEqualTo(BODY.length);

        assertThat(sink.bytes()).isEqualTo(BODY);
        assertThat(server.header(0, "Range")).isEqualTo("bytes=100000-");
        assertThat(server.header(0, "If-Range")).isEqualTo("\"v1\"");
    }

    @Test
    void startsOverWhenTheBodyOfAnEarlierFetchHasChanged() throws Exception {
        server.on("/a", TestServer.body(HELLO, "ETag", "\"v2\""));
        assertThat(goOn(100_000)).isEqualTo(HELLO.length);
        assertThat(sink.bytes()).isEqualTo(HELLO);
    }

    @Test
    void failingSinkEndsTheFetchAtOnce() throws Exception {
        server.on("/a", TestServer.body(BODY));
        List<Head> starts = new ArrayList<>();
        var full = new Sink() {
            @Override
            public void start(Head head) {
                starts.add(head);
            }

            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("disk full");
            }
        };
        try (var fetch = new GuardedFetch(policy(), time)) {
            fetch.fetch(FetchRequest.of(server.url("/a")), full);
        } catch (FetchException e) {
            assertThat(e.reason()).isEqualTo(Reason.STORE);
            assertThat(e).hasMessageContaining("disk full");
        }
        assertThat(starts).hasSize(1);
    }
}
