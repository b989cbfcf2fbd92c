package dev.signalbox.localcloud.service.ses;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.ses.mail.Draft;
import dev.signalbox.localcloud.service.ses.mail.MimeReader;
import dev.signalbox.localcloud.service.ses.mail.MimeWriter;
import dev.signalbox.localcloud.service.ses.mail.UnreadableMail;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Checks mails as AWS does and puts them into the outbox. */
final class Postbox {
    private static final int MOST_RECIPIENTS = 50;

    private final CloudContext context;
    private final Identities identities;

    Postbox(CloudContext context, Identities identities) {
        this.context = context;
        this.identities = identities;
    }

    /**
     * Sends a mail that is yet to be written.
     *
     * @param returnPath where bounces would go; it must be allowed to send too
     * @return the message id
     */
    String send(Draft draft, Optional<String> returnPath, int largest, SesErrors errors) {
        var id = messageId();
        var recipients = draft.recipients();
        check(Stream.of(recipients.to(), recipients.cc(), recipients.bcc()).flatMap(List::stream).toList(), errors);
        checkSenders(Stream.concat(Stream.of(draft.from()), returnPath.stream()).toList(), errors);
        try {
            keep(MimeWriter.write(draft, id, context.time().now()), recipients.bcc(), largest, errors);
        } catch (UnreadableMail e) {
            throw errors.invalid(String.valueOf(e.getMessage()));
        }
        return id;
    }

    /**
     * Sends a mail that the caller wrote.
     *
     * @param sender if not the one in the mail
     * @param recipients if not those in the mail
     * @return the message id
     */
    String send(byte[] source, Optional<String> sender, List<String> recipients, int largest, SesErrors errors) {
        try {
            var letter = MimeReader.read(source, List.of());
            var named = Stream.of(letter.to(), letter.cc(), letter.bcc()).flatMap(List::stream).toList();
            check(recipients.isEmpty() ? named : recipients, errors);
            if (letter.from().isEmpty() && sender.isEmpty()) {
                throw errors.invalid("Missing required header 'From'.");
            }
            checkSenders(Stream.concat(sender.stream(), Stream.of(letter.from())).filter(one -> !one.isEmpty())
                    .toList(), errors);
            var known = named.stream().map(Identities::bare).toList();
            var blind = recipients.stream().filter(one -> !known.contains(Identities.bare(one))).toList();
            keep(source, blind, largest, errors);
            return messageId();
        } catch (UnreadableMail e) {
            throw errors.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static void check(List<String> recipients, SesErrors errors) {
        if (recipients.isEmpty()) {
            throw errors.invalid("Missing required header 'To'.");
        }
        if (recipients.size() > MOST_RECIPIENTS) {
            throw errors.invalid("Recipient count exceeds 50.");
        }
        recipients.stream().filter(one -> !Identities.isAddress(one)).findFirst().ifPresent(one -> {
            throw errors.invalid(one.contains("@") ? "Illegal address" : "Missing final '@domain'");
        });
    }

    private void checkSenders(List<String> senders, SesErrors errors) {
        senders.stream().filter(one -> !Identities.isAddress(one)).findFirst().ifPresent(one -> {
            throw errors.invalid(one.contains("@") ? "Illegal address" : "Missing final '@domain'");
        });
        var unknown = senders.stream().filter(one -> !identities.maySend(one)).distinct().toList();
        if (!unknown.isEmpty()) {
            throw errors.rejected("Email address is not verified. The following identities failed the check in region "
                    + context.identity().region().toUpperCase(Locale.ROOT) + ": " + String.join(", ", unknown));
        }
    }

    private void keep(byte[] source, List<String> blind, int largest, SesErrors errors) throws UnreadableMail {
        if (source.length > largest) {
            throw errors.invalid("Message length is more than " + largest + " bytes long: '" + source.length + "'.");
        }
        context.outbox().addMail("ses", MimeReader.read(source, blind), source);
    }

    /** As AWS's look: the time in hexadecimal, then random. */
    private String messageId() {
        return "0100" + HexFormat.of().toHexDigits(context.time().now().toEpochMilli()).substring(4) + "-" + UUID
                .randomUUID() + "-000000";
    }
}
