package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class AwsCallsTest {
    private final AwsCalls calls = new AwsCalls(AwsConnection.local(URI.create("http://127.0.0.1:4566"), "local-1",
            "key", "very-secret"));

    @Test
    void sortsWhatServicesSay() {
        assertThat(failure(answer(400, "AccessDeniedException"))).isInstanceOf(Failure.Denied.class);
        assertThat(failure(answer(403, "Whatever"))).isInstanceOf(Failure.Denied.class);
        assertThat(failure(answer(400, "ThrottlingException"))).isInstanceOf(Failure.Throttled.class);
        assertThat(failure(answer(400, "ExecutionDoesNotExist"))).isInstanceOf(Failure.NotFound.class);
        assertThat(failure(answer(404, "NoSuchKey"))).isInstanceOf(Failure.NotFound.class);
        assertThat(failure(answer(400, "InvalidExecutionInput"))).isInstanceOf(Failure.Rejected.class);
        assertThat(failure(answer(500, "InternalFailure"))).isInstanceOf(Failure.Unexpected.class);
    }

    @Test
    void keepsCodeMessageAndRequestId() {
        Failure failure = failure(answer(400, "InvalidName"));
        assertThat(failure.code()).isEqualTo("InvalidName");
        assertThat(failure.message()).isEqualTo("Invalid Name: 'a b'");
        assertThat(failure.requestId()).contains("r-1");
    }

    @Test
    void noAnswerNamesTheEndpoint() {
        assertThat(failure(SdkClientException.create("refused"))).isEqualTo(new Failure.Unreachable("127.0.0.1:4566",
                "refused"));
    }

    @Test
    void aConnectionDoesNotPrintItsKey() {
        assertThat(AwsConnection.local(URI.create("http://127.0.0.1:1"), "local-1", "key", "very-secret").toString())
                .doesNotContain("very-secret");
    }

    private Failure failure(SdkException thrown) {
        return Optional.ofNullable(catchThrowableOfType(GatewayException.class, () -> calls.call(() -> {
            throw thrown;
        }))).orElseThrow().failure();
    }

    private static AwsServiceException answer(int status, String code) {
        return AwsServiceException.builder().statusCode(status).requestId("r-1")
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("Invalid Name: 'a b'").build())
                .build();
    }
}
