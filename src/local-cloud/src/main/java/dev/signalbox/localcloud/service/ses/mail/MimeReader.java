package dev.signalbox.localcloud.service.ses.mail;

import dev.signalbox.localcloud.outbox.OutboxEntry.Attachment;
import dev.signalbox.localcloud.outbox.OutboxEntry.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a mail as people see it: headers, the text, the page, and what is enclosed. */
public final class MimeReader {
    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 500;

    private final MimeMessage message;
    private final List<Attachment> attachments = new ArrayList<>();
    private Optional<String> text = Optional.empty();
    private Optional<String> html = Optional.empty();
    private int parts;

    private MimeReader(MimeMessage message) {
        this.message = message;
    }

    /**
     * What a mail's source says.
     *
     * @param blind who gets it without being named in it
     * @throws UnreadableMail when the source is no mail, or nested too deeply
     */
    public static Letter read(byte[] source, List<String> blind) throws UnreadableMail {
        try {
            var reader = new MimeReader(new MimeMessage(Session.getInstance(new Properties()),
                    new ByteArrayInputStream(source)));
            reader.visit(reader.message, 0);
            return reader.letter(blind);
        } catch (MessagingException | IOException e) {
            throw new UnreadableMail(String.valueOf(e.getMessage()), e);
        }
    }

    private Letter letter(List<String> blind) throws MessagingException, IOException {
        var to = addresses(message.getHeader(RecipientType.TO.toString(), ","));
        var cc = addresses(message.getHeader(RecipientType.CC.toString(), ","));
        var bcc = Stream.concat(addresses(message.getHeader(RecipientType.BCC.toString(), ",")).stream(), blind
                .stream()).distinct().toList();
        var from = decoded(message.getHeader("From", ","));
        return new Letter(from, to, cc, bcc, decoded(message.getHeader("Subject", null)), text, html, attachments);
    }

    /** As written, so that an address that is none shows too. */
    private static List<String> addresses(@Nullable String header) {
        if (header == null) {
            return List.of();
        }
        return Stream.of(MimeUtility.unfold(header).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)).map(String::strip)
                .filter(one -> !one.isEmpty()).map(MimeReader::plain).toList();
    }

    private static String decoded(@Nullable String header) throws IOException {
        return header == null ? "" : MimeUtility.decodeText(MimeUtility.unfold(header));
    }

    private static String plain(String encoded) {
        try {
            return MimeUtility.decodeText(encoded);
        } catch (IOException e) {
            return encoded;
        }
    }

    private void visit(Part part, int depth) throws MessagingException, IOException {
        parts++;
        if (depth > DEEPEST || parts > MOST_PARTS) {
            throw new MessagingException("The mail has too many parts.");
        }
        if (part.isMimeType("multipart/*")) {
            if (part.getContent() instanceof Multipart multipart) {
                for (int i = 0; i < multipart.getCount(); i++) {
                    visit(multipart.getBodyPart(i), depth + 1);
                }
            }
        } else if (isText(part, "text/plain") && text.isEmpty()) {
            text = Optional.of(text(part));
        } else if (isText(part, "text/html") && html.isEmpty()) {
            html = Optional.of(text(part));
        } else {
            attachments.add(attachment(part));
        }
    }

    private static boolean isText(Part part, String type) throws MessagingException {
        return part.isMimeType(type) && part.getFileName() == null && !Part.ATTACHMENT.equalsIgnoreCase(part
                .getDisposition());
    }

    private static String text(Part part) throws MessagingException, IOException {
        return String.valueOf(part.getContent());
    }

    private static Attachment attachment(Part part) throws MessagingException, IOException {
        var name = part.getFileName() == null ? "" : MimeUtility.decodeText(part.getFileName());
        var type = String.valueOf(part.getContentType()).replaceFirst(";.*", "").strip();
        try (InputStream in = part.getInputStream()) {
            return new Attachment(name, type, in.transferTo(OutputStream.nullOutputStream()));
        }
    }
}
