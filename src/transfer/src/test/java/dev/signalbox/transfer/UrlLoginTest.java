package dev.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlLoginTest {
    /**
     * The values are those of {@code printf 'me:secret' | base64} and so on. Of two at-signs the second stays for the guard to
     * refuse, so that nobody is misled about the host.
     */
    @ParameterizedTest
    @CsvSource({"http://me:secret@host:8080/a?b#c, http://host:8080/a?b#c, bWU6c2VjcmV0",
            "HTTPS://me@host, HTTPS://host, bWU6", "http://me:a%3Ab%40c+d@host/, http://host/, bWU6YTpiQGMrZA==",
            "http://me:100%@host/, http://host/, bWU6MTAwJQ==", "http://a@b@host/, http://b@host/, YTo="})
    void isTakenOutOfTheUrl(String url, String rest, String basic) {
        assertThat(UrlLogin.of(url)).isEqualTo(new UrlLogin(rest, Optional.of("Basic " + basic)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://host/a@b", "http://host?a@b", "http://host#a@b", "ftp://me:secret@host/",
            "me@host", ""})
    void otherUrlsStayAsTheyAre(String url) {
        assertThat(UrlLogin.of(url)).isEqualTo(new UrlLogin(url, Optional.empty()));
    }
}
