package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.ChangeRefusedException;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.TwoRegions.Answer;
import dev.signalbox.console.gateway.transfer.DownloadsGateway.Range;
import dev.signalbox.console.gateway.transfer.MultipartGateway.Piece;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.ObjectRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an account has in another Region than the environment's is read and written there, with credentials that only AWS gets. */
class BucketsOfOtherRegionsTest {
    private static final S3Location OBJECT = new S3Location("box", "a.txt");
    private static final String LIST = "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a.txt</Key>"
            + "<Size>1</Size><LastModified>2026-11-22T08:00:00Z</LastModified></Contents></ListBucketResult>";

    @TempDir Path folder;
    private TwoRegions s3 = new TwoRegions(ChangeGuard.OPEN);

    BucketsOfOtherRegionsTest() throws IOException {}

    @AfterEach
    void close() {
        s3.close();
    }

    private AwsTransfers transfers() {
        return new AwsTransfers(s3.clients, 2, Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({"301,PermanentRedirect", "307,TemporaryRedirect", "400,AuthorizationHeaderMalformed"})
    void areListedThereAndFoundAtOnceTheNextTime(int status, String code) throws GatewayException {
        s3.elsewhere(_ -> Answer.redirect(status, code)).there(_ -> Answer.xml(LIST));
        var objects = new AwsObjectsGateway(s3.clients);

        assertThat(objects.page(new S3Location("box", ""), Optional.empty()).entries()).hasSize(1);
        assertThat(s3.asked().getLast().host()).isEqualTo("box.s3.ap-southeast-2.amazonaws.com");
        s3.asked().clear();
        objects.page(new S3Location("box", ""), Optional.empty());
        assertThat(s3.asked()).singleElement().matches(a -> a.in(TwoRegions.THERE));
    }

    @Test
    void areListedWithDotsInTheirNameWhichNoCertificateCovers() throws GatewayException {
        s3.there(_ -> Answer.xml(LIST));
        new AwsObjectsGateway(s3.clients).page(new S3Location("my.dotted.box", ""), Optional.empty());
        assertThat(s3.asked().getLast().host()).isEqualTo("s3.ap-southeast-2.amazonaws.com");
        assertThat(s3.asked().getLast().target()).startsWith("/my.dotted.box?");
    }

    /** An answer to HEAD has no body, so only its header tells. */
    @ParameterizedTest
    @ValueSource(ints = {301, 400})
    void tellOfAnObject(int status) throws GatewayException {
        s3.elsewhere(_ -> Answer.redirect(status, "")).there(_ -> new Answer(200, "", Map.of("ETag", "\"e\"",
                "Content-Length", "1", "Last-Modified", "Sun, 22 Nov 2026 08:00:00 GMT")));
        assertThat(transfers().downloads().head(OBJECT).etag()).isEqualTo("\"e\"");
        assertThat(new AwsObjectsGateway(s3.clients).properties(OBJECT).etag()).isEqualTo("\"e\"");
    }

    @Test
    void sendRanges() throws Exception {
        s3.there(_ -> new Answer(206, "cde", Map.of("Content-Range", "bytes 2-4/9")));
        try (var body = transfers().downloads().get(OBJECT, Optional.of(new Range(2, 5)), "\"e\"")) {
            assertThat(body.bytes().readAllBytes()).asString().isEqualTo("cde");
        }
        assertThat(s3.asked().getLast().range()).isEqualTo("bytes=2-4");
    }

    @Test
    void takeAPieceAfterARedirectAndCountItOnce() throws Exception {
        var file = Files.writeString(folder.resolve("a.txt"), "twelve bytes");
        var sent = new AtomicLong();
        s3.there(a -> a.method().equals("POST") ? Answer.xml(
                "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>")
                : new Answer(200, "", Map.of("ETag", "\"p\"")));
        var piece = new Piece(file, 0, 12, sent::addAndGet);

        assertThat(transfers().uploads().send(OBJECT, "u", 1, piece).etag()).isEqualTo("\"p\"");
        assertThat(sent).hasValue(12);
        assertThat(s3.asked()).hasSize(2);
    }

    @Test
    void areOneLineInTheLedgerHoweverOftenTheyWereAsked() throws GatewayException {
        s3.there(_ -> new Answer(200, "", Map.of("ETag", "\"e\"")));
        new AwsObjectChangesGateway(s3.clients).makeFolder(new S3Location("box", "f/"));
        assertThat(s3.asked()).hasSize(2);
        assertThat(s3.noted()).containsExactly("PutObject box f/ done");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 400, 403})
    void areWhereSignedUrlsLead(int status) throws GatewayException {
        s3.elsewhere(_ -> Answer.redirect(status == 400 ? 400 : 301, "")).there(_ -> new Answer(status == 403 ? 403
                : 200, "", Map.of("x-amz-bucket-region", TwoRegions.THERE)));
        var url = new AwsObjectFactsGateway(s3.clients, (_, _, _, _) -> {}).presigned(ObjectRef.current(OBJECT),
                Duration.ofMinutes(5));
        assertThat(url.getHost()).isEqualTo("box.s3.ap-southeast-2.amazonaws.com");
        assertThat(url.getQuery()).contains("/ap-southeast-2/s3/aws4_request");
    }

    /** The operator gets a URL even where nobody tells the Region. */
    @Test
    void orTheEnvironmentsOwnWhereNobodyTells() throws GatewayException {
        s3.elsewhere(_ -> new Answer(403, "", Map.of()));
        var url = new AwsObjectFactsGateway(s3.clients, (_, _, _, _) -> {}).presigned(ObjectRef.current(OBJECT),
                Duration.ofMinutes(5));
        assertThat(url.getHost()).isEqualTo("box.s3.eu-central-1.amazonaws.com");
    }

    @Test
    void doNotLeadCredentialsOutOfAws() {
        s3.elsewhere(_ -> new Answer(301, Answer.error("PermanentRedirect"), Map.of("x-amz-bucket-region",
                "evil.example")));
        assertThatThrownBy(() -> new AwsObjectsGateway(s3.clients).page(new S3Location("box", ""), Optional.empty()))
                .isInstanceOf(GatewayException.class);
        assertThat(s3.asked()).allMatch(a -> a.host().endsWith(".amazonaws.com"));
    }

    @Test
    void areLockedToo() throws Exception {
        s3.close();
        s3 = new TwoRegions((_, operation) -> {
            throw new ChangeRefusedException("PROD", operation);
        });
        s3.there(_ -> Answer.xml(LIST));

        assertThat(new AwsObjectsGateway(s3.clients).page(new S3Location("box", ""), Optional.empty()).entries())
                .hasSize(1);
        s3.asked().clear();
        assertThatThrownBy(() -> new AwsObjectChangesGateway(s3.clients).delete("box", List.of(ObjectRef.current(
                OBJECT)))).isInstanceOf(GatewayException.class).hasMessageContaining("PROD");
        assertThat(s3.asked()).isEmpty();
    }
}
