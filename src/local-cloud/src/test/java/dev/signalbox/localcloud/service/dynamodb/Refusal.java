package dev.signalbox.localcloud.service.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.localcloud.runtime.ServiceError;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a caller reads when a request is refused. */
public final class Refusal {
    private Refusal() {}

    public static AbstractStringAssert<?> message(ThrowingCallable call) {
        return assertThat(ServiceError.messageOf(of(call)));
    }

    public static AwsServiceException of(ThrowingCallable call) {
        var refusal = catchThrowableOfType(AwsServiceException.class, call);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }
}
