package dev.signalbox.localcloud.service.ses;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.ses.mail.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Destination;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/** Sending by the newer API, which speaks REST. Message tags are taken, but there are no events that would show them. */
final class V2Operations {
    private static final int LARGEST = 40 << 20;
    private static final SesErrors ERRORS = SesErrors.V2;
    private static final Set<String> REQUEST = Set.of("FromEmailAddress", "Destination", "ReplyToAddresses", "Content",
            "EmailTags");
    private static final Set<String> ATTACHMENT = Set.of("RawContent", "FileName", "ContentType",
            "ContentTransferEncoding");

    private final Postbox postbox;

    V2Operations(Postbox postbox) {
        this.postbox = postbox;
    }

    void register(Operations operations) {
        operations.on(SendEmailRequest.class, this::send);
    }

    private static void refuse(SdkPojo request, Set<String> supported) {
        var beyond = SdkFields.unsupported(request, supported);
        if (!beyond.isEmpty()) {
            throw ERRORS.invalid("The local cloud does not implement " + beyond + ".");
        }
    }

    private SendEmailResponse send(SendEmailRequest request) {
        refuse(request, REQUEST);
        var content = request.content();
        if (content == null) {
            throw ERRORS.invalid("Content is required.");
        }
        refuse(content, Set.of("Simple", "Raw"));
        var to = Optional.ofNullable(request.destination()).orElseGet(() -> Destination.builder().build());
        var recipients = new Draft.Recipients(to.toAddresses(), to.ccAddresses(), to.bccAddresses());
        String id;
        if (content.raw() != null && content.raw().data() != null) {
            var all = List.of(recipients.to(), recipients.cc(), recipients.bcc()).stream().flatMap(List::stream)
                    .toList();
            id = postbox.send(content.raw().data().asByteArrayUnsafe(), Optional.ofNullable(request
                    .fromEmailAddress()), all, LARGEST, ERRORS);
        } else if (content.simple() != null && request.fromEmailAddress() != null) {
            id = postbox.send(draft(request, content.simple(), recipients), Optional.empty(), LARGEST, ERRORS);
        } else {
            throw ERRORS.invalid("FromEmailAddress and either Simple or Raw content are required.");
        }
        return SendEmailResponse.builder().messageId(id).build();
    }

    private static Draft draft(SendEmailRequest request, Message message, Draft.Recipients recipients) {
        var body = message.body();
        if (message.subject() == null || body == null || (body.text() == null && body.html() == null)) {
            throw ERRORS.invalid("Subject and Body are required.");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        message.headers().forEach(header -> headers.put(header.name(), header.value()));
        return new Draft(request.fromEmailAddress(), recipients, request.replyToAddresses(), words(message.subject()),
                Optional.ofNullable(body.text()).map(V2Operations::words), Optional.ofNullable(body.html()).map(
                        V2Operations::words), headers, message.attachments().stream().map(V2Operations::enclosure)
                                .toList());
    }

    private static Draft.Words words(Content content) {
        return new Draft.Words(String.valueOf(content.data()), Charsets.known(content.charset()).orElseThrow(
                () -> ERRORS.invalid("Unknown charset " + content.charset())));
    }

    private static Draft.Enclosure enclosure(Attachment attachment) {
        refuse(attachment, ATTACHMENT);
        if (attachment.rawContent() == null || attachment.fileName() == null) {
            throw ERRORS.invalid("Attachments need RawContent and FileName.");
        }
        return new Draft.Enclosure(attachment.fileName(), Optional.ofNullable(attachment.contentType()).orElse(
                "application/octet-stream"), attachment.rawContent()::asByteArrayUnsafe);
    }
}
