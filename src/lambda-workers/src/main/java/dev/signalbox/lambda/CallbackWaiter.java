package dev.signalbox.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.callback.CallbackSettings;
import dev.signalbox.lambda.callback.WaitingRoom;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** State {@code WaitForCallback}: takes {@code {uri, token, projectid}} and records who waits. */
public final class CallbackWaiter implements RequestStreamHandler {
    private final WaitingRoom room;

    /** As AWS Lambda makes it. */
    public CallbackWaiter() {
        this(CallbackSettings.waitingRoom(new EnvironmentSettings(System.getenv())));
    }

    CallbackWaiter(WaitingRoom room) {
        this.room = room;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var input = TaskInput.read(in);
        var execution = input.text("uri");
        boolean early = room.register(execution, input.text("token"), input.project());
        LambdaLog.of(context, execution).info("callback.waiting", Map.of("answeredEarly", early));
        TaskInput.JSON.writeValue(out, Map.of("statusCode", 200, "body", "\"Waiting for callback\""));
    }
}
