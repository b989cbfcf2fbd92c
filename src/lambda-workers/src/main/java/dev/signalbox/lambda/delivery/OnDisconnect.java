package dev.signalbox.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.HttpAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Route {@code $disconnect}: sees a client off. */
public final class OnDisconnect implements RequestStreamHandler {
    private static final int OK = 200;

    private final Connections connections;
    private final Deliveries deliveries;

    /** As AWS Lambda makes it. */
    public OnDisconnect() {
        this(Wiring.ofEnvironment());
    }

    private OnDisconnect(Wiring wiring) {
        this(wiring.connections(), wiring.deliveries());
    }

    OnDisconnect(Connections connections, Deliveries deliveries) {
        this.connections = connections;
        this.deliveries = deliveries;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var id = SocketEvent.read(in).connectionId();
        connections.remove(id).ifPresent(arn -> deliveries.disconnect(arn, id));
        HttpAnswer.json(OK, Map.of()).write(out);
    }
}
