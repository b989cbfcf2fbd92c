package dev.signalbox.deploy.bucket;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.DeployException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3 is waited for, but not for ever, and not for whatever it says. */
class SettlingTest {
    private final Settling settling = new Settling("mine", Duration.ofMillis(50), Duration.ofMillis(10));

    private static AwsServiceException refusal(String code) {
        return S3Exception.builder().awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code)
                .build()).build();
    }

    @Test
    void saysThatS3IsStillBusy() {
        assertThatThrownBy(() -> settling.run(() -> {
            throw refusal("OperationAborted");
        })).isInstanceOf(DeployException.class).hasMessageContaining("still busy with the artifact bucket mine")
                .hasMessageContaining("OperationAborted").hasMessageContaining("Deploy again");
    }

    @Test
    void repeatsNothingElse() {
        assertThatThrownBy(() -> settling.run(() -> {
            throw refusal("AccessDenied");
        })).isInstanceOf(S3Exception.class);
    }
}
