package dev.signalbox.lambda.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.signalbox.lambda.TaskInput;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** Leaves it to the function that tells clients: who answers a handshake cannot write to its connection yet. */
final class LambdaRepeats implements Reception.Repeats {
    private final LambdaClient lambda;
    private final String function;

    LambdaRepeats(LambdaClient lambda, String function) {
        this.lambda = lambda;
        this.function = function;
    }

    @Override
    public void soon(String executionArn, String connectionId) {
        try {
            var payload = TaskInput.JSON.writeValueAsString(
                    Map.of("executionArn", executionArn, "connectionId", connectionId, "repeat", true));
            lambda.invoke(b -> b.functionName(function).invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromUtf8String(payload)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written", e);
        }
    }
}
