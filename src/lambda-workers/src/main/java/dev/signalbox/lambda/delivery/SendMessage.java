package dev.signalbox.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** States {@code NotifyWebSocketClient} and {@code NotifyWebSocketClientOfFailure}: pushes the result to the client. Also sends it again to a client that
 * connects when all is over. */
public final class SendMessage implements RequestStreamHandler {
    private final Messenger messenger;

    /** As AWS Lambda makes it. */
    public SendMessage() {
        this(Wiring.ofEnvironment().messenger());
    }

    SendMessage(Messenger messenger) {
        this.messenger = messenger;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var json = TaskInput.JSON.readTree(in);
        var arn = json.path("executionArn").asText();
        var log = LambdaLog.of(context, arn.substring(arn.lastIndexOf(':') + 1));
        if (json.path("repeat").asBoolean()) {
            messenger.repeat(arn, json.path("connectionId").asText());
            TaskInput.JSON.writeValue(out, Map.of());
        } else if (json.has("error")) {
            var problem = Problems.of(json.at("/error/Error").asText(), json.at("/error/Cause").asText());
            messenger.fail(arn, problem);
            log.warn("download.failed", Map.of("error", problem.error(), "cause", problem.cause()));
            TaskInput.JSON.writeValue(out, Map.of("error", problem.error(), "cause", problem.cause()));
        } else {
            boolean delivered = messenger.deliver(arn);
            log.info("client.told", Map.of("delivered", delivered));
            TaskInput.JSON.writeValue(out, Map.of("delivered", delivered));
        }
    }
}
