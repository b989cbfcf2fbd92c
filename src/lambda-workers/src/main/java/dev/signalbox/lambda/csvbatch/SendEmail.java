package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;

/**
 * State {@code Email the file}: takes {@code {sender, recipient, bucket, s3OutputFileName, rows, errors}} and sends a
 * link to the output. What SES refuses fails the state.
 */
public final class SendEmail implements RequestStreamHandler {
    private final Mailbox mailbox;
    private final Links links;
    private final Duration life;

    /** As AWS Lambda makes it. */
    public SendEmail() {
        this(new EnvironmentSettings(System.getenv()));
    }

    private SendEmail(EnvironmentSettings env) {
        this(mailbox(SesV2Client.create()), links(env), Duration.ofSeconds(env.number("LinkSeconds", 3600, 1,
                43_200)));
    }

    SendEmail(Mailbox mailbox, Links links, Duration life) {
        this.mailbox = mailbox;
        this.links = links;
        this.life = life;
    }

    /** Sends mails. */
    interface Mailbox {
        void send(String sender, String recipient, Mail mail);
    }

    /** Makes links to objects that need no other key. */
    interface Links {
        String link(String bucket, String key, Duration life);
    }

    private static Mailbox mailbox(SesV2Client ses) {
        return (sender, recipient, mail) -> ses.sendEmail(b -> b.fromEmailAddress(sender)
                .destination(d -> d.toAddresses(recipient)).content(c -> c.simple(m -> m.subject(utf8(mail.subject()))
                        .body(body -> body.text(utf8(mail.text())).html(utf8(mail.html()))))));
    }

    private static Content utf8(String text) {
        return Content.builder().charset("UTF-8").data(text).build();
    }

    private static Links links(EnvironmentSettings env) {
        var builder = S3Presigner.builder();
        env.optional("AWS_ENDPOINT_URL").map(URI::create).ifPresent(builder::endpointOverride);
        var presigner = builder.build();
        return (bucket, key, life) -> presigner.presignGetObject(
                p -> p.signatureDuration(life).getObjectRequest(g -> g.bucket(bucket).key(key))).url().toString();
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = TaskInput.JSON.readTree(in);
        var bucket = event.path("bucket").asText();
        var key = event.path("s3OutputFileName").asText();
        var mail = Mail.of(new Mail.Output("s3://" + bucket + "/" + key, links.link(bucket, key, life), life,
                event.path("rows").asLong(), event.path("errors").asLong()));
        mailbox.send(event.path("sender").asText(), event.path("recipient").asText(), mail);
        LambdaLog.of(context, event.path("run").asText()).info("mail.sent", Map.of("file", "s3://" + bucket + "/"
                + key));
        TaskInput.JSON.writeValue(out, Map.of("response", "success"));
    }
}
