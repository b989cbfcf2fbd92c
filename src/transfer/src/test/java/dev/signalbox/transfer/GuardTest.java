package dev.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.transfer.FetchException.Reason;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest extends FetchFixture {
    private static final FetchPolicy ANY_PUBLIC_HOST = FetchPolicy.of(HostAllowList.parse("*"), false, 1000);
    private static final FetchPolicy ANY_HOST = FetchPolicy.of(HostAllowList.parse("*"), true, 1000);

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://example.com/a", "jar:file:/a!/b", "gopher://x", "a.txt", "",
            "http:///nohost", "http://user:secret@example.com/", "http://exa mple.com:x/", "//example.com/a"})
    void refusesUrlsThatAreNotPlainHttp(String url) {
        var failure = failure(ANY_HOST, FetchRequest.of(url));
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://192.168.1.1/",
            "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://2130706433/",
            "http://127.1/", "http://0.0.0.0/", "http://[fd00::1]/"})
    void refusesPrivateAddresses(String url) {
        var failure = failure(ANY_PUBLIC_HOST, FetchRequest.of(url));
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.REFUSED);
        assertThat(failure.mayPass()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/meta-data/", "http://169.254.170.2/",
            "http://[fd00:ec2::254]/", "http://[::ffff:169.254.169.254]/", "http://[64:ff9b::a9fe:a9fe]/",
            "http://2852039166/", "http://[fe80::1]/", "http://224.0.0.1/"})
    void refusesMetadataAndLinkLocalAddressesEvenWherePrivateOnesAreAllowed(String url) {
        var failure = failure(ANY_HOST, FetchRequest.of(url));
        assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void refusesHostsThatAreNotInTheList() {
        server.on("/", TestServer.body(HELLO));
        var failure = failure(FetchPolicy.of(HostAllowList.parse("files.example.com"), true, 10),
                FetchRequest.of(server.url("/")));
        assertThat(failure).hasMessageContaining("the host 127.0.0.1 is not among the allowed hosts");
        assertThat(server.requests()).isZero();
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws Exception {
        server.on("/", TestServer.body(HELLO));
        var lookups = new AtomicInteger();
        var policy = FetchPolicy.of(HostAllowList.parse("rebind.example"), true, 1000);
        // A second look-up would give an address that nothing listens on.
        try (var fetch = new GuardedFetch(policy, time, host -> new InetAddress[]{InetAddress.ofLiteral(
                lookups.incrementAndGet() == 1 ? "127.0.0.1" : "127.99.99.99")})) {
            fetch.fetch(FetchRequest.of("http://rebind.example:" + server.port() + "/"), sink);
        }
        assertThat(sink.bytes()).isEqualTo(HELLO);
        assertThat(lookups.get()).isEqualTo(1);
        assertThat(server.header(0, "Host")).isEqualTo("rebind.example:" + server.port());
    }

    @Test
    void nameWithOnePublicAndOnePrivateAddressIsRefused() throws Exception {
        server.on("/", TestServer.body(HELLO));
        try (var fetch = new GuardedFetch(ANY_PUBLIC_HOST, time, host -> new InetAddress[]{
                InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral("127.0.0.1")})) {
            fetch.fetch(FetchRequest.of("http://rebind.example:" + server.port() + "/"), sink);
            throw new AssertionError("not refused");
        } catch (FetchException e) {
            assertThat(e.reason()).isEqualTo(Reason.REFUSED);
        }
        assertThat(server.requests()).isZero();
    }

    @Test
    void redirectToMetadataAddressIsRefused() {
        server.on("/a", TestServer.status(302, "Location", "http://169.254.169.254/latest/"));
        var failure = failure(ANY_HOST, FetchRequest.of(server.url("/a")));
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessageContaining("169.254.169.254");
    }

    @Test
    void redirectToFileIsRefused() {
        server.on("/a", TestServer.status(302, "Location", "file:///etc/passwd"));
        assertThat(failure("/a").reason()).isEqualTo(Reason.REFUSED);
    }

    @Test
    void redirectToAHostThatIsNotAllowedIsRefused() {
        server.on("/a", TestServer.status(302, "Location", "http://localhost:" + server.port() + "/b"));
        server.on("/b", TestServer.body(HELLO));
        assertThat(failure("/a")).hasMessageContaining("the host localhost is not among the allowed hosts");
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void redirectsAreFollowed() throws FetchException {
        server.on("/a", TestServer.status(302, "Location", "b?x=1"));
        server.on("/b", TestServer.status(307, "Location", server.url("/c")));
        server.on("/c", TestServer.body(HELLO));
        fetch("/a");
        assertThat(sink.bytes()).isEqualTo(HELLO);
    }

    @Test
    void redirectLoopEnds() {
        server.on("/a", TestServer.status(302, "Location", "/b"));
        server.on("/b", TestServer.status(302, "Location", "/a"));
        assertThat(failure("/a")).hasMessageContaining("redirects lead in a circle");
    }

    @Test
    void tooManyRedirectsEnd() {
        server.on("/", x -> TestServer.status(302, "Location", x.getRequestURI().getPath() + "x").handle(x));
        assertThat(failure("/")).hasMessageContaining("more than 5 redirects");
        assertThat(server.requests()).isEqualTo(6);
    }

    @Test
    void credentialsAreNotForwardedToAnotherOrigin() throws FetchException {
        try (var other = new TestServer().on("/b", TestServer.body(HELLO))) {
            server.on("/a", TestServer.status(302, "Location", other.url("/b")));
            fetch(policy(), new FetchRequest(server.url("/a"), Map.of("Authorization", "Bearer x"),
                    OptionalLong.empty(), Optional.empty()));
            assertThat(server.header(0, "Authorization")).isEqualTo("Bearer x");
            assertThat(other.header(0, "Authorization")).isNull();
        }
    }
}
