package dev.signalbox.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.callback.Callback;
import dev.signalbox.lambda.callback.CallbackDesk;
import dev.signalbox.lambda.callback.CallbackSettings;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** {@code POST /callbacka/{executionName}} and {@code …/heartbeat}: what the provider calls. */
public final class HandleCallback implements RequestStreamHandler {
    private static final int FIRST_ERROR = 400;

    private final CallbackDesk desk;

    /** As AWS Lambda makes it. */
    public HandleCallback() {
        this(CallbackSettings.desk(new EnvironmentSettings(System.getenv())));
    }

    HandleCallback(CallbackDesk desk) {
        this.desk = desk;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = HttpEvent.read(in);
        var execution = event.pathParameter("executionName");
        boolean heartbeat = event.routeKey().endsWith("/heartbeat");
        var reply = desk.take(new Callback(execution, heartbeat, event.query("secret"),
                event.header("x-signalbox-signature"), event.header("content-type"), event.body()));
        LambdaLog.of(context, execution).info(heartbeat ? "callback.heartbeat" : "callback.taken",
                Map.of("status", reply.status(), "message", reply.message()));
        var answer = reply.status() < FIRST_ERROR ? HttpAnswer.json(reply.status(), reply.message())
                : HttpAnswer.error(reply.status(), reply.message());
        answer.write(out);
    }
}
