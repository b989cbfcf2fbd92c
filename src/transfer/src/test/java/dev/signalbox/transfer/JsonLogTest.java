package dev.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLogTest {
    private final StringBuilder out = new StringBuilder();
    private final JsonLog log = new JsonLog(out, new FakeTime(), Map.of("execution", "e-1"));

    @Test
    void writesOneObjectPerLine() {
        log.info("file.done", Map.of("bytes", 5L, "name", "a\"b\n\u2028"));
        assertThat(out).hasToString("{\"time\":\"2026-10-01T10:00:00Z\",\"level\":\"INFO\",\"event\":\"file.done\","
                + "\"execution\":\"e-1\",\"bytes\":5,\"name\":\"a\\\"b\\u000a\\u2028\"}\n");
    }

    @Test
    void hostsAreMatchedWholeOrBelowADomain() {
        var hosts = HostAllowList.parse("files.example.com, *.example.org,,");
        assertThat(hosts.entries()).hasSize(2);
        assertThat(hosts.allows("FILES.example.com")).isTrue();
        assertThat(hosts.allows("a.files.example.com")).isFalse();
        assertThat(hosts.allows("a.b.example.org")).isTrue();
        assertThat(hosts.allows("example.org")).isFalse();
        assertThat(hosts.allows("badexample.org")).isFalse();
        assertThat(HostAllowList.parse("").allows("example.org")).isFalse();
    }

    @Test
    void listOfHostsTakesNoUrls() {
        assertThatThrownBy(() -> HostAllowList.parse("https://example.com/x")).hasMessageContaining(
                "'https://example.com/x' is no host name");
    }

    @Test
    void safeUrlsHideUserQueryAndFragment() {
        assertThat(SafeUrl.of("https://u:p@h/a@b?sig=1#x")).isEqualTo("https://h/a@b?...");
        assertThat(SafeUrl.of("https://h/a")).isEqualTo("https://h/a");
    }
}
