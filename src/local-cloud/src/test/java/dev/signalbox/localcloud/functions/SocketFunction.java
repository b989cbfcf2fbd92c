package dev.signalbox.localcloud.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** Behind a WebSocket API: notes each event in a folder, and answers as the client asks. */
public final class SocketFunction implements RequestHandler<Map<String, Object>, Object> {
    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        var about = (Map<?, ?>) event.get("requestContext");
        note(about + "\n" + event);
        var query = (Map<?, ?>) event.get("queryStringParameters");
        if (query != null && query.containsKey("status")) {
            return Map.of("statusCode", Integer.parseInt((String) query.get("status")), "body", "as you asked");
        }
        if (query != null && query.containsKey("protocol")) {
            return Map.of("statusCode", 200, "headers", Map.of("Sec-WebSocket-Protocol", query.get("protocol")));
        }
        if (String.valueOf(event.get("body")).contains("fail")) {
            throw new IllegalArgumentException("told to fail");
        }
        return Map.of("statusCode", 200, "body", about.get("routeKey") + " heard " + event.get("body") + " of " + about
                .get("connectionId"));
    }

    private static void note(String text) {
        try {
            var folder = Path.of(System.getenv("NOTES"));
            Files.writeString(folder.resolve(".part"), text);
            Files.move(folder.resolve(".part"), folder.resolve(UUID.randomUUID().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
