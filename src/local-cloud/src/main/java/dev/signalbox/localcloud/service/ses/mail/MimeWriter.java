package dev.signalbox.localcloud.service.ses.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** Writes a mail as it would go over the wire. */
public final class MimeWriter {
    private MimeWriter() {}

    /**
     * The mail's source, without its blind copies.
     *
     * @throws UnreadableMail when an address or header is none
     */
    public static byte[] write(Draft draft, String messageId, Instant now) throws UnreadableMail {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()));
            message.setFrom(new InternetAddress(draft.from()));
            addresses(message, RecipientType.TO, draft.recipients().to());
            addresses(message, RecipientType.CC, draft.recipients().cc());
            if (!draft.replyTo().isEmpty()) {
                message.setReplyTo(InternetAddress.parse(String.join(",", draft.replyTo())));
            }
            message.setSubject(draft.subject().text(), draft.subject().charset());
            message.setSentDate(Date.from(now));
            for (var header : draft.headers().entrySet()) {
                message.setHeader(header.getKey(), header.getValue());
            }
            body(message, draft);
            message.saveChanges();
            message.setHeader("Message-ID", "<" + messageId + "@email.amazonses.com>");
            var out = new ByteArrayOutputStream();
            message.writeTo(out);
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new UnreadableMail(String.valueOf(e.getMessage()), e);
        }
    }

    private static void addresses(MimeMessage message, RecipientType type, List<String> addresses)
            throws MessagingException {
        for (var address : addresses) {
            message.addRecipient(type, new InternetAddress(address));
        }
    }

    private static void body(MimeMessage message, Draft draft) throws MessagingException {
        if (draft.enclosures().isEmpty() && draft.html().isEmpty()) {
            var text = draft.text().orElse(new Draft.Words("", "UTF-8"));
            message.setText(text.text(), text.charset());
            return;
        }
        var whole = new MimeMultipart("mixed");
        var words = words(draft);
        if (draft.enclosures().isEmpty()) {
            message.setContent(words);
            return;
        }
        var first = new MimeBodyPart();
        first.setContent(words);
        whole.addBodyPart(first);
        for (var enclosure : draft.enclosures()) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(enclosure.content().bytes(), enclosure
                    .type())));
            part.setFileName(enclosure.name());
            whole.addBodyPart(part);
        }
        message.setContent(whole);
    }

    private static MimeMultipart words(Draft draft) throws MessagingException {
        var alternatives = new MimeMultipart("alternative");
        if (draft.text().isPresent()) {
            var part = new MimeBodyPart();
            part.setText(draft.text().get().text(), draft.text().get().charset());
            alternatives.addBodyPart(part);
        }
        if (draft.html().isPresent()) {
            var part = new MimeBodyPart();
            part.setText(draft.html().get().text(), draft.html().get().charset(), "html");
            alternatives.addBodyPart(part);
        }
        return alternatives;
    }
}
