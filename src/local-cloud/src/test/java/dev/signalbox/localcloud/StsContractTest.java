package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

final class StsContractTest {
    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private StsClient sts;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        sts = fixture.client(StsClient.builder());
    }

    @AfterEach
    void stop() {
        sts.close();
        fixture.close();
    }

    @Test
    void tellsWhoTheCallerIs() {
        var caller = sts.getCallerIdentity();

        assertThat(caller.account()).isEqualTo("000000000000");
        assertThat(caller.arn()).isEqualTo("arn:aws:iam::000000000000:root");
    }

    @Test
    void lendsKeysThatSignAsTheRole() {
        var lent = assume("arn:aws:iam::000000000000:role/worker");

        try (var asRole = withSession(lent, lent.sessionToken())) {
            assertThat(asRole.getCallerIdentity().arn()).isEqualTo(
                    "arn:aws:sts::000000000000:assumed-role/worker/night-shift");
        }
    }

    @Test
    void refusesLentKeysWithAnotherToken() {
        var lent = assume("arn:aws:iam::000000000000:role/worker");

        try (var forged = withSession(lent, assume("arn:aws:iam::000000000000:role/admin").sessionToken())) {
            assertThatThrownBy(forged::getCallerIdentity).isInstanceOfSatisfying(StsException.class, e -> assertThat(e
                    .awsErrorDetails().errorCode()).isEqualTo("InvalidClientTokenId"));
        }
    }

    @Test
    void refusesWhatIsNoRole() {
        assertThatThrownBy(() -> assume("worker")).isInstanceOfSatisfying(StsException.class, e -> assertThat(e
                .awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
    }

    @Test
    void namesAnOperationThatIsNotThere() {
        assertThatThrownBy(() -> sts.getSessionToken()).isInstanceOfSatisfying(StsException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
            assertThat(e.getMessage()).contains("GetSessionToken").contains("sts");
        });
    }

    private Credentials assume(String role) {
        return sts.assumeRole(r -> r.roleArn(role).roleSessionName("night-shift")).credentials();
    }

    private StsClient withSession(Credentials lent, String token) {
        var session = AwsSessionCredentials.create(lent.accessKeyId(), lent.secretAccessKey(), token);
        return fixture.client(StsClient.builder(), session);
    }
}
