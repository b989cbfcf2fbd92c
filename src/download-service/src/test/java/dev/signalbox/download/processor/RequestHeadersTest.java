package dev.signalbox.download.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {
    @Test
    void thoseOfTheJobGoBeforeTheDefaultsWhateverTheirCase() {
        assertThat(RequestHeaders.of(Map.of("User-Agent", "service", "Accept", "*/*"), Map.of("user-agent", "mine",
                "X-A", "1"))).isEqualTo(Map.of("User-Agent", "mine", "Accept", "*/*", "X-A", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nX", "a:", "\u00e9", "Host", "HOST", "Connection", "Transfer-Encoding",
            "Content-Length", "TE", "Upgrade", "Proxy-Authorization", "proxy-connection", "Expect", "Trailer",
            "Keep-Alive"})
    void namesThatWouldSteerTheConnectionAreRefused(String name) {
        assertThat(RequestHeaders.trouble(name, "x")).isPresent();
        assertThatThrownBy(() -> RequestHeaders.of(Map.of(), Map.of(name, "x"))).isInstanceOf(
                IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nHost: evil", "a\nb", "a\rb", "a\0b", "\u20ac", "caf\u00e9", "\u007f"})
    void valuesThatWouldBecomeOtherHeadersAreRefusedWithoutBeingTold(String value) {
        assertThat(RequestHeaders.trouble("X-Token", value)).hasValueSatisfying(
                t -> assertThat(t).contains("X-Token").doesNotContain(value));
    }

    @Test
    void defaultsThatCannotBeSentAreSaidAtTheStart() {
        var s = ProcessorSettings.of(Path.of("x"), "http://files.example");
        assertThatThrownBy(() -> new ProcessorSettings(s.storageDir(), s.downloadUrl(), Map.of("Host", "x"), 1, s
                .lease(), s.fetching(), s.retrying(), s.disk(), s.keep(), s.stopGrace(), s.statsInterval()))
                .hasMessageContaining("the request header Host is set by the service itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "a\tb", "Basic dTpw"})
    void ordinaryValuesPass(String value) {
        assertThat(RequestHeaders.trouble("Authorization", value)).isEmpty();
    }
}
