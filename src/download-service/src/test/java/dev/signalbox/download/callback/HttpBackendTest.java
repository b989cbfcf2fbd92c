package dev.signalbox.download.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.signalbox.transfer.HostAllowList;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBackendTest {
    private static final Message MESSAGE = new Message(Jobs.ID, "{\"success\":true}");

    private final Receiver receiver = new Receiver();
    private final HttpBackend backend = new HttpBackend(settings("*", true, Optional.empty()));

    @AfterEach
    void stop() {
        backend.stop();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void any2xxConfirms(int status) throws Exception {
        receiver.answer(status);
        assertThat(send()).isEqualTo(new Delivery.Confirmed());
        assertThat(receiver.last().body()).isEqualTo("{\"success\":true}");
        assertThat(receiver.last().method()).isEqualTo("POST");
        assertThat(receiver.last().header("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 408, 410, 429, 500, 502, 503})
    void anyOtherStatusMayPass(int status) throws Exception {
        receiver.answer(status);
        assertThat(send()).isEqualTo(new Delivery.MayPass("Received status " + status + " from " + receiver.url("/")));
    }

    @Test
    void aPauseThatIsAskedForIsHandedOn() throws Exception {
        receiver.answer(429, "Retry-After", "1200");
        assertThat(send()).isInstanceOfSatisfying(Delivery.MayPass.class,
                d -> assertThat(d.retryAfter()).contains(Duration.ofMinutes(20)));
    }

    /** The original's client made a GET of it, without the body, and took its 200 for a confirmation. */
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void redirectsDoNotTurnThePostIntoAGet(int status) throws Exception {
        receiver.answer(status, "Location", receiver.url("/elsewhere"));
        assertThat(send()).isInstanceOfSatisfying(Delivery.MayPass.class,
                d -> assertThat(d.error()).contains("Received status " + status, "would make a GET", "307 or 308"));
        assertThat(receiver.count()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void otherRedirectsKeepThePost(int status) throws Exception {
        receiver.answer(status, "Location", "/new").answer(200);
        assertThat(send()).isEqualTo(new Delivery.Confirmed());
        assertThat(receiver.last().path()).isEqualTo("/new");
        assertThat(receiver.last().body()).isEqualTo("{\"success\":true}");
        assertThat(receiver.last().header(Message.KEY_NAME)).isEqualTo(Jobs.ID.value());
    }

    @Test
    void whoDoesNotAnswerInTimeMayLater() throws Exception {
        receiver.stall();
        assertThat(send()).isInstanceOfSatisfying(Delivery.MayPass.class,
                d -> assertThat(d.error()).contains("had no answer in time").doesNotContain("secret"));
    }

    @Test
    void whoIsNotThereMayBeLater() throws Exception {
        var url = receiver.url("/?token=secret");
        receiver.close();
        assertThat(backend.send(url, MESSAGE)).isInstanceOfSatisfying(Delivery.MayPass.class,
                d -> assertThat(d.error()).contains("refused").doesNotContain("secret"));
    }

    /** The original never closed the bodies of answers. There is one connection, so a lost one would be the last. */
    @Test
    void connectionsAreNotLeaked() throws Exception {
        var one = new HttpBackend(new HttpSettings(HostAllowList.parse("*"), true, Duration.ofSeconds(2), 1,
                Optional.empty()));
        for (int i = 0; i < 1000; i++) {
            receiver.answer(i % 2 == 0 ? 500 : 404);
            assertThat(one.send(receiver.url("/"), MESSAGE)).isInstanceOfSatisfying(Delivery.MayPass.class,
                    d -> assertThat(d.error()).startsWith("Received status"));
        }
        one.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "http://localhost:1/", "http://[::1]/", "http://169.254.169.254/",
            "http://10.1.2.3/", "file:///etc/passwd", "ftp://example.com/", "", "not a url", "http://2130706433/"})
    void addressesInsideAreRefused(String url) throws Exception {
        var strict = new HttpBackend(settings("*", false, Optional.empty()));
        assertThat(strict.send(url, MESSAGE)).isInstanceOf(Delivery.Refused.class);
        strict.stop();
    }

    @Test
    void hostsThatAreNotAllowedAreRefused() throws Exception {
        var strict = new HttpBackend(settings("*.example.com", true, Optional.empty()));
        assertThat(strict.send(receiver.url("/"), MESSAGE)).isInstanceOf(Delivery.Refused.class);
        strict.stop();
        assertThat(receiver.count()).isZero();
    }

    @Test
    void redirectsInsideAreRefused() throws Exception {
        receiver.answer(307, "Location", "http://169.254.169.254/latest/meta-data/");
        assertThat(send()).isInstanceOf(Delivery.Refused.class);
    }

    /** As the original's client did. */
    @Test
    void aUserAndPasswordInTheUrlAreSentAsAHeader() throws Exception {
        receiver.answer(200).answer(500);
        var url = receiver.url("/").replace("//", "//me:a%3Ab@");
        assertThat(backend.send(url, MESSAGE)).isEqualTo(new Delivery.Confirmed());
        assertThat(receiver.last().header("Authorization")).isEqualTo("Basic bWU6YTpi");
        assertThat(backend.send(url, MESSAGE)).isInstanceOfSatisfying(Delivery.MayPass.class,
                d -> assertThat(d.error()).doesNotContain("a%3Ab", "me:"));
    }

    @Test
    void signsTimeAndBody() throws Exception {
        var signing = new HttpBackend(settings("*", true, Optional.of("a key")));
        receiver.answer(200);
        signing.send(receiver.url("/"), MESSAGE);
        signing.stop();

        var parts = String.valueOf(receiver.last().header("X-Signalbox-Signature")).split("[=,]");
        assertThat(Long.parseLong(parts[1])).isCloseTo(Instant.now().getEpochSecond(),
                within(5L));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("a key".getBytes(StandardCharsets.UTF_8), "any"));
        var hex = new StringBuilder();
        for (byte octet : mac.doFinal((parts[1] + "." + receiver.last().body()).getBytes(StandardCharsets.UTF_8))) {
            hex.append("%02x".formatted(octet));
        }
        assertThat(parts[3]).isEqualTo(hex.toString());
    }

    @Test
    void doesNotSignWithoutAKey() throws Exception {
        receiver.answer(200);
        send();
        assertThat(receiver.last().header("X-Signalbox-Signature")).isNull();
    }

    /** Computed with: printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac secret. */
    @Test
    void signatureIsThatOfOtherTools() {
        assertThat(new Signature("secret").of("{\"a\":1}".getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(
                1700000000))).isEqualTo(
                        "t=1700000000,v1=49f24e537407743fa4a0242bb63b94b9a47ee99cbbe071ccd8a22550ae411686");
    }

    private Delivery send() throws InterruptedException {
        return backend.send(receiver.url("/"), MESSAGE);
    }

    private static HttpSettings settings(String hosts, boolean allowPrivate, Optional<String> key) {
        return new HttpSettings(HostAllowList.parse(hosts), allowPrivate, Duration.ofMillis(700), 4, key);
    }
}
