package dev.signalbox.console.model.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FullMessageTest {
    private static FullMessage message(Optional<String> text, Optional<String> html) {
        var head = new SentMessage("1", Instant.EPOCH, "ses", "me@example.com", List.of("you@example.com"), "Subject",
                0,
                Optional.empty());
        return new FullMessage(head, List.of(), List.of(), text, html, List.of());
    }

    @Test
    void showsPagesAsText() {
        var message = message(Optional.empty(), Optional.of("""
                <html><head><style>p {color: red}</style></head><body><p>Hello &amp; <b>welcome</b></p>
                <script>steal()</script><p>5 &lt; 6&nbsp;&#8364;<br>end</p></body></html>"""));

        assertThat(message.words()).isEqualTo("Hello & welcome\n5 < 6 €\nend");
        assertThat(message.isFromPage()).isTrue();
    }

    @Test
    void prefersThePlainWords() {
        var message = message(Optional.of("plain <b>"), Optional.of("<b>bold</b>"));

        assertThat(message.words()).isEqualTo("plain <b>");
        assertThat(message.isFromPage()).isFalse();
    }

    @Test
    void findsTheLinksOfTextAndPageAndNoOthers() {
        var message = message(Optional.of("See https://example.com/a?x=1&y=2. Not this: ftp://example.com"), Optional
                .of(
                        "<a href=\"http://127.0.0.1:4566/b/k?X-Amz-Signature=1&amp;z=2\">file</a> <a href='javascript:x()'>"
                                + "bad</a> <a href=\"https://example.com/a?x=1&amp;y=2\">again</a>"));

        assertThat(message.links()).containsExactly(URI.create("https://example.com/a?x=1&y=2"), URI.create(
                "http://127.0.0.1:4566/b/k?X-Amz-Signature=1&z=2"));
    }

    @Test
    void printsNothingThatWasWritten() {
        assertThat(message(Optional.of("secret"), Optional.empty())).hasToString("FullMessage[1]");
    }
}
