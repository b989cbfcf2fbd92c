package dev.signalbox.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.HttpAnswer;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.delivery.Reception.Handshake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Route {@code $connect}: takes a client in that says which execution's file it wants. */
public final class OnConnect implements RequestStreamHandler {
    private static final int OK = 200;

    private final Reception reception;

    /** As AWS Lambda makes it. */
    public OnConnect() {
        this(Wiring.ofEnvironment().reception());
    }

    OnConnect(Reception reception) {
        this.reception = reception;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = SocketEvent.read(in);
        int status = reception.connect(new Handshake(event.connectionId(),
                event.header("X-StateMachine-ExecutionArn"),
                event.query("ticket").or(() -> event.header("X-Download-Ticket")), event.query("frames")));
        LambdaLog.of(context, "").info("client.connects", Map.of("connection", event.connectionId(), "status",
                status));
        var answer = status == OK ? HttpAnswer.json(OK, Map.of("message", "Connected..."))
                : HttpAnswer.error(status, "Refused");
        answer.write(out);
    }
}
