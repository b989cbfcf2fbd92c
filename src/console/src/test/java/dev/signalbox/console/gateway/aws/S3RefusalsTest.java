package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.console.gateway.DenialLog;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.ScriptedEndpoint.Answer;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.permissions.Denial;
import dev.signalbox.console.model.permissions.DenialReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What S3 refuses to send although it lists it, in words that say what to do. */
class S3RefusalsTest {
    private static final S3Location OBJECT = new S3Location("box", "old/a.txt");
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/0b1c";
    private static final String NOT_THE_KEY = "User: arn:aws:sts::111122223333:assumed-role/Operator/ada is not authorized"
            + " to perform: kms:Decrypt on resource: " + KEY
            + " because no identity-based policy allows the kms:Decrypt"
            + " action";

    private final ScriptedEndpoint endpoint = new ScriptedEndpoint();

    S3RefusalsTest() throws IOException {}

    @AfterEach
    void close() {
        endpoint.close();
    }

    private void refuses(String code, String message, String more) {
        endpoint.answers(_ -> new Answer(403, "application/xml", "<Error><Code>" + code + "</Code><Message>" + message
                + "</Message>" + more + "<RequestId>r-1</RequestId></Error>", Map.of("x-amz-request-id", "r-1")));
    }

    private Failure failure() {
        return Optional.ofNullable(catchThrowableOfType(GatewayException.class, () -> new AwsTransfers(endpoint
                .clients(), 1, Duration.ofSeconds(5)).downloads().get(OBJECT, Optional.empty(), ""))).orElseThrow()
                .failure();
    }

    /** It is no permission that lacks, and asking again does not help. */
    @ParameterizedTest
    @CsvSource({"<StorageClass>GLACIER</StorageClass>,GLACIER",
            "<StorageClass>DEEP_ARCHIVE</StorageClass>,DEEP_ARCHIVE",
            "<StorageClass>INTELLIGENT_TIERING</StorageClass><AccessTier>ARCHIVE_ACCESS</AccessTier>,ARCHIVE_ACCESS",
            "'',an archive"})
    void whatIsArchivedMustBeRestoredFirst(String told, String where) {
        refuses("InvalidObjectState", "The operation is not valid for the object's storage class", told);
        assertThat(failure()).isInstanceOfSatisfying(Failure.Rejected.class, f -> {
            assertThat(f.code()).isEqualTo("InvalidObjectState");
            assertThat(f.message()).contains("is archived in " + where + " ").contains("restore it first");
            assertThat(f.requestId()).contains("r-1");
        });
        assertThat(endpoint.asked()).hasSize(1);
    }

    @Test
    void aKeyThatMayNotBeUsedIsNamed() {
        List<String> heard = new ArrayList<>();
        endpoint.clients().refusals(new DenialLog() {
            @Override
            public void refused(String service, String operation, String message) {
                heard.add(message);
            }

            @Override
            public void allowed(String service, String operation) {
                heard.add("allowed");
            }
        });
        refuses("AccessDenied", NOT_THE_KEY, "");
        assertThat(failure()).isInstanceOf(Failure.Denied.class).extracting(Failure::message).asString().contains(
                "kms:Decrypt", KEY).doesNotContain("s3:GetObject");
        assertThat(DenialReader.read(heard.getFirst(), Optional.of("s3:GetObject"))).map(Denial::action).contains(
                "kms:Decrypt");
    }

    /** How S3 tells of a key of another account. */
    @Test
    void aKeyOfAnotherAccountIsNotTakenForThePermissionToRead() {
        refuses("AccessDenied", "The ciphertext refers to a customer master key that does not exist, does not exist in "
                + "this region, or you are not allowed to access.", "");
        assertThat(failure().message()).contains("kms:Decrypt").doesNotContain("s3:GetObject");
    }

    @Test
    void aDirectoryBucketIsNotShownAsIfItWereOrdered() {
        var e = catchThrowableOfType(GatewayException.class, () -> new AwsObjectsGateway(endpoint.clients()).page(
                new S3Location("b--euw1-az1--x-s3", ""), Optional.empty()));
        assertThat(e).hasMessageContaining("directory bucket");
        assertThat(endpoint.asked()).isEmpty();
    }

    @Test
    void aBareRefusalMayBeForWantOfPaying() {
        refuses("AccessDenied", "Access Denied", "");
        assertThat(failure().message()).contains("s3:GetObject", "requester pays", "Signalbox never pays");
        refuses("AccessDenied", "User: arn:aws:iam::1:user/a is not authorized to perform: s3:GetObject on resource: x",
                "");
        assertThat(failure().message()).doesNotContain("pays");
    }
}
