package dev.signalbox.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Route {@code $default}: answers whatever a client sends with the status; that keeps the connection open, too. */
public final class OnMessage implements RequestStreamHandler {
    private static final int OK = 200;

    private final Connections connections;
    private final Messenger messenger;

    /** As AWS Lambda makes it. */
    public OnMessage() {
        this(Wiring.ofEnvironment());
    }

    private OnMessage(Wiring wiring) {
        this(wiring.connections(), wiring.messenger());
    }

    OnMessage(Connections connections, Messenger messenger) {
        this.connections = connections;
        this.messenger = messenger;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var id = SocketEvent.read(in).connectionId();
        connections.find(id).ifPresent(arn -> messenger.status(arn, id));
        HttpAnswer.json(OK, Map.of()).write(out);
    }
}
