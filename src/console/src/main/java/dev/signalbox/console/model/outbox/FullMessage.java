package dev.signalbox.console.model.outbox;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One message with its words.
 *
 * @param text plain words; empty when it has a page only
 * @param html the page as it was written; never shown as a page
 * @param enclosed what is attached, in words
 */
public record FullMessage(SentMessage head, List<String> cc, List<String> bcc, Optional<String> text,
        Optional<String> html, List<String> enclosed) {
    public FullMessage {
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        enclosed = List.copyOf(enclosed);
    }

    /** The words to read: the plain ones, or those of the page. */
    public String words() {
        return text.orElseGet(() -> html.map(HtmlWords::of).orElse(""));
    }

    /** Whether the words were taken from a page. */
    public boolean isFromPage() {
        return text.isEmpty() && html.isPresent();
    }

    /** Web addresses in the words and in the page's links. */
    public List<URI> links() {
        return HtmlWords.links(text.orElse(""), html.orElse(""));
    }

    @Override
    public String toString() {
        return "FullMessage[" + head.id() + "]";
    }
}
