package dev.signalbox.localcloud.service.ses.mail;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail to be written.
 *
 * @param headers beyond the usual ones
 */
public record Draft(String from, Recipients recipients, List<String> replyTo, Words subject, Optional<Words> text,
        Optional<Words> html, Map<String, String> headers, List<Enclosure> enclosures) {

    public record Recipients(List<String> to, List<String> cc, List<String> bcc) {
        public int count() {
            return to.size() + cc.size() + bcc.size();
        }
    }

    /**
     * Text in a character set.
     *
     * @param charset as Java knows it
     */
    public record Words(String text, String charset) {}

    /**
     * A file that goes with the mail.
     *
     * @param content nobody changes it
     */
    public record Enclosure(String name, String type, Content content) {
        /** Bytes of the file. */
        public interface Content {
            byte[] bytes();
        }
    }
}
