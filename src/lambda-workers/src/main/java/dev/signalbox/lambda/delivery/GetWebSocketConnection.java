package dev.signalbox.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** State {@code WaitForConnectionIdToBeAvailable}: takes {@code {executionArn, token}}; the task ends when a client is there. */
public final class GetWebSocketConnection implements RequestStreamHandler {
    private final ClientWait wait;

    /** As AWS Lambda makes it. */
    public GetWebSocketConnection() {
        this(Wiring.ofEnvironment().clientWait());
    }

    GetWebSocketConnection(ClientWait wait) {
        this.wait = wait;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var input = TaskInput.read(in);
        var arn = input.text("executionArn");
        wait.begin(arn, input.text("token"));
        LambdaLog.of(context, arn.substring(arn.lastIndexOf(':') + 1)).info("client.awaited", Map.of());
        TaskInput.JSON.writeValue(out, Map.of());
    }
}
