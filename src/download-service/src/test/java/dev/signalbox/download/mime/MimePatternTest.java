package dev.signalbox.download.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MimePatternTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "",                          image/png,          true
            image/png,                   image/png,          true
            image/png,                   image/jpeg,         false
            image/*,                     image/png,          true
            image/*,                     text/html,          false
            *,                           image/png,          false
            */*,                         image/png,          true
            */png,                       image/png,          true
            image/pn?,                   image/png,          true
            image?png,                   image/png,          false
            image/[jp]*,                 image/png,          true
            image/[^jp]*,                image/png,          false
            image/[a-o]*,                image/png,          false
            image[/]png,                 image/png,          true
            IMAGE/png,                   image/png,          false
            image/svg\\+xml,             image/svg+xml,      true
            !image/*,                    text/html,          true
            !image/*,                    image/png,          false
            "image/*,!image/gif",        image/png,          true
            "image/*,!image/gif",        image/gif,          false
            "image/*, !image/gif , !image/bmp", image/png,   true
            "image/*, !image/gif , !image/bmp", image/bmp,   false
            "image/png,image/jpeg",      image/png,          false
            "image/png,image/jpeg",      image/jpeg,         false
            "image/png,",                image/png,          false
            ",image/png",                image/png,          false
            "!text/*,!image/*",          application/pdf,    true
            application/x-empty,         application/x-empty, true
            """)
    void matchesAsTheOriginal(String pattern, String type, boolean holds) {
        assertThat(MimePattern.parse(pattern).matches(type)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "image/[", "image/[]", "image/[]a]", "image/[-]", "image/[x-]", "image/[-x]",
            "image/[a-b-c]", "image/[a", "image/[^", "image/[^]", "image\\", "image/png,[a", "![", "[a-\\"})
    void malformedPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> MimePattern.parse(pattern)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "*/*", "[a-z]*/*", "[\\]]", "[\\-x]", "[*?]", "a]", "\\[", "!", ",,"})
    void wellFormedPatternIsTaken(String pattern) {
        assertThat(MimePattern.parse(pattern)).hasToString(pattern);
    }

    @Test
    void manyStarsDoNotTakeLong() {
        var pattern = MimePattern.parse("*a".repeat(500) + "b");
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(2),
                () -> assertThat(pattern.matches("a".repeat(200))).isFalse());
    }
}
