package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.VerificationStatus;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.IdentityInfo;

final class SesContractTest {
    private static final String RAW = """
            From: =?utf-8?q?J=C3=BCrgen?= <me@example.com>
            To: a@example.org, "B, C" <b@example.org>
            Subject: =?utf-8?b?R3LDvMOfZQ==?=
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=xx

            --xx
            Content-Type: text/plain; charset=utf-8

            plain words
            --xx
            Content-Type: text/html; charset=utf-8

            <p>words</p>
            --xx
            Content-Type: text/csv; name="rows.csv"
            Content-Disposition: attachment; filename="rows.csv"

            a,b
            --xx--
            """.replace("\n", "\r\n");

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private SesClient ses;
    private SesV2Client ses2;
    private OutboxReader outbox;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        ses = fixture.client(SesClient.builder());
        ses2 = fixture.client(SesV2Client.builder());
        outbox = new OutboxReader(fixture.cloud());
    }

    @AfterEach
    void stop() {
        ses2.close();
        ses.close();
        fixture.close();
    }

    @Test
    void sendsOnlyFromVerifiedIdentities() {
        var expected = "Email address is not verified. The following identities failed the check in region LOCAL-1: "
                + "me@example.com";
        assertThatThrownBy(() -> sendFirst("me@example.com")).isInstanceOfSatisfying(
                software.amazon.awssdk.services.ses.model.MessageRejectedException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(expected);
                });
        assertThatThrownBy(() -> sendSecond("me@example.com")).isInstanceOfSatisfying(
                software.amazon.awssdk.services.sesv2.model.MessageRejectedException.class, e -> assertThat(e
                        .awsErrorDetails().errorMessage()).isEqualTo(expected));

        ses.verifyDomainIdentity(r -> r.domain("example.com"));
        sendFirst("Me <me@mail.example.com>");
        sendSecond("me@EXAMPLE.com");
    }

    @Test
    void showsASimpleMailInTheOutbox() throws Exception {
        ses.verifyEmailIdentity(r -> r.emailAddress("me@example.com"));
        var id = sendFirst("me@example.com");

        var mail = outbox.await(m -> true);
        assertThat(id).matches("0100[0-9a-f]{12}-[0-9a-f-]{36}-000000");
        assertThat(mail.path("service").asText()).isEqualTo("ses");
        assertThat(mail.path("from").asText()).isEqualTo("me@example.com");
        assertThat(mail.at("/to/0").asText()).isEqualTo("you@example.org");
        assertThat(mail.at("/bcc/0").asText()).isEqualTo("secret@example.org");
        assertThat(mail.path("subject").asText()).isEqualTo("Grüße");
        assertThat(mail.path("text").asText()).isEqualTo("plain €");
        assertThat(mail.path("html").asText()).isEqualTo("<b>bold €</b>");
        var source = outbox.get("/" + mail.path("id").asText() + "/source", fixture.cloud().secretAccessKey());
        assertThat(source.headers().firstValue("Content-Type")).contains("message/rfc822");
        assertThat(source.body()).contains("multipart/alternative", id).doesNotContain("secret@");
    }

    @Test
    void readsARawMailAsPeopleSeeIt() throws Exception {
        ses2.createEmailIdentity(r -> r.emailIdentity("me@example.com"));
        ses.sendRawEmail(r -> r.rawMessage(m -> m.data(SdkBytes.fromUtf8String(RAW))));
        ses2.sendEmail(r -> r.destination(d -> d.toAddresses("a@example.org", "hidden@example.org")).content(c -> c.raw(
                m -> m.data(SdkBytes.fromUtf8String(RAW)))));

        var mail = outbox.await(m -> true);
        assertThat(outbox.list()).hasSize(2);
        assertThat(mail.path("from").asText()).isEqualTo("Jürgen <me@example.com>");
        assertThat(mail.path("subject").asText()).isEqualTo("Grüße");
        assertThat(mail.path("to")).hasSize(2);
        assertThat(mail.at("/to/1").asText()).isEqualTo("\"B, C\" <b@example.org>");
        assertThat(mail.at("/bcc/0").asText()).isEqualTo("hidden@example.org");
        assertThat(mail.path("text").asText()).isEqualTo("plain words");
        assertThat(mail.path("html").asText()).isEqualTo("<p>words</p>");
        assertThat(mail.at("/attachments/0/name").asText()).isEqualTo("rows.csv");
        assertThat(mail.at("/attachments/0/bytes").asInt()).isEqualTo(3);
    }

    @Test
    void keepsIdentitiesForBothApis() {
        ses.verifyEmailIdentity(r -> r.emailAddress("a@example.com"));
        ses2.createEmailIdentity(r -> r.emailIdentity("example.org"));

        assertThat(ses.listIdentities().identities()).containsExactly("a@example.com", "example.org");
        assertThat(ses.getIdentityVerificationAttributes(r -> r.identities("example.org", "no.example"))
                .verificationAttributes()).hasSize(1).allSatisfy((_, v) -> assertThat(v.verificationStatus()).isEqualTo(
                        VerificationStatus.SUCCESS));
        assertThat(ses2.listEmailIdentities(r -> {}).emailIdentities()).extracting(IdentityInfo::identityName)
                .containsExactly("a@example.com", "example.org");
        assertThat(ses2.getEmailIdentity(r -> r.emailIdentity("example.org")).verifiedForSendingStatus()).isTrue();
        refused(() -> ses2.createEmailIdentity(r -> r.emailIdentity("example.org")), "AlreadyExistsException");
        ses2.deleteEmailIdentity(r -> r.emailIdentity("example.org"));
        refused(() -> ses2.getEmailIdentity(r -> r.emailIdentity("example.org")), "NotFoundException");
    }

    @Test
    void refusesWhatItCannotDo() {
        ses.verifyDomainIdentity(r -> r.domain("example.com"));
        refused(() -> ses2.sendEmail(r -> r.fromEmailAddress("a@example.com").destination(d -> d.toAddresses(
                "b@example.org")).content(EmailContent.builder().template(t -> t.templateName("x")).build())),
                "BadRequestException");
        refused(() -> ses.sendEmail(r -> r.source("a@example.com").destination(d -> d.toAddresses("nobody")).message(
                m -> m.subject(c -> c.data("x")).body(b -> b.text(c -> c.data("x"))))), "InvalidParameterValue");
        refused(() -> ses.sendEmail(r -> r.source("a@example.com").destination(d -> d.toAddresses(List.of())).message(
                m -> m.subject(c -> c.data("x")).body(b -> b.text(c -> c.data("x"))))), "InvalidParameterValue");
        refused(() -> ses.getSendQuota(), "InvalidAction");
        refused(() -> ses2.getAccount(r -> {}), "UnknownOperationException");
    }

    @Test
    void keepsMailsOverARestartAndPagesThroughThem() throws Exception {
        ses.verifyDomainIdentity(r -> r.domain("example.com"));
        for (int i = 0; i < 3; i++) {
            sendFirst("me" + i + "@example.com");
        }
        fixture.restart();
        var after = new OutboxReader(fixture.cloud());

        var first = after.json("?limit=2");
        assertThat(first.at("/messages/0/from").asText()).isEqualTo("me2@example.com");
        assertThat(first.path("kept").asInt()).isEqualTo(3);
        var second = after.json("?limit=2&before=" + first.path("next").asText());
        assertThat(second.path("messages")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        assertThat(after.get("/nonsense", fixture.cloud().secretAccessKey()).statusCode()).isEqualTo(404);
    }

    private String sendFirst(String from) {
        return ses.sendEmail(r -> r.source(from).destination(d -> d.toAddresses("you@example.org").bccAddresses(
                "secret@example.org")).message(m -> m.subject(c -> c.data("Grüße").charset("UTF-8")).body(b -> b.text(
                        c -> c.data("plain €").charset("UTF-8")).html(c -> c.data("<b>bold €</b>").charset("UTF-8")))))
                .messageId();
    }

    private void sendSecond(String from) {
        ses2.sendEmail(r -> r.fromEmailAddress(from).destination(d -> d.toAddresses("you@example.org")).content(c -> c
                .simple(m -> m.subject(s -> s.data("Hi")).body(b -> b.text(t -> t.data("there"))))));
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, e -> assertThat(e.awsErrorDetails()
                .errorCode()).isEqualTo(code));
    }
}
