package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void spansGetCoarserAsTheyGrow() {
        assertThat(Spans.words(Duration.ofMillis(850))).isEqualTo("850 ms");
        assertThat(Spans.words(Duration.ofMillis(4_230))).isEqualTo("4.2 s");
        assertThat(Spans.words(Duration.ofSeconds(38))).isEqualTo("38 s");
        assertThat(Spans.words(Duration.ofSeconds(124))).isEqualTo("2 m 04 s");
        assertThat(Spans.words(Duration.ofMinutes(38))).isEqualTo("38 m");
        assertThat(Spans.words(Duration.ofMinutes(134))).isEqualTo("2 h 14 m");
        assertThat(Spans.words(Duration.ofHours(74))).isEqualTo("3 d 2 h");
        assertThat(Spans.age(Duration.ofMillis(-3))).isEqualTo("0 s");
        assertThat(Spans.past(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Spans.past(Duration.ofSeconds(124))).isEqualTo("2 m");
    }

    @Test
    void sizesAreBinary() {
        assertThat(Sizes.words(112)).isEqualTo("112 B");
        assertThat(Sizes.words(1_434)).isEqualTo("1.4 KiB");
        assertThat(Sizes.words(200L << 20)).isEqualTo("200 MiB");
        assertThat(Sizes.words(3L << 40)).isEqualTo("3.0 TiB");
    }

    @Test
    void filtersWantAndExcludeWords() {
        TextFilter filter = TextFilter.of("  Call -FAILED ");
        assertThat(filter.matches("callback-download Running")).isTrue();
        assertThat(filter.matches("callback-download Failed")).isFalse();
        assertThat(filter.matches("other")).isFalse();
        assertThat(TextFilter.of(" ").matches("anything")).isTrue();
    }

    @Test
    void secretsAreKnownByTheirKeyAndInUrls() {
        assertThat(Secrets.isSecretKey("TaskToken")).isTrue();
        assertThat(Secrets.isSecretKey("task_token")).isTrue();
        assertThat(Secrets.isSecretKey("projectid")).isFalse();
        assertThat(Secrets.withoutSecrets("http://h/cb/run-1?secret=0123abcd&x=1")).isEqualTo(
                "http://h/cb/run-1?secret=hidden&x=1");
        assertThat(Secrets.withoutSecrets("https://b/k?X-Amz-Date=1&X-Amz-Signature=beef")).doesNotContain("beef");
    }
}
