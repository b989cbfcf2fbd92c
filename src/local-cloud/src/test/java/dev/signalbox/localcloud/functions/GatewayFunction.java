package dev.signalbox.localcloud.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Answers a request with its event, or with what the request's headers say. */
public final class GatewayFunction implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        if (header(event, "x-fail").isPresent()) {
            throw new IOException("told to fail");
        }
        if (header(event, "x-sleep").isPresent()) {
            try {
                Thread.sleep(Long.parseLong(header(event, "x-sleep").get()));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        if (header(event, "x-echo").isPresent()) {
            var body = Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));
            event = "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"" + body + "\"}";
        }
        var answer = header(event, "x-answer").map(Base64.getDecoder()::decode);
        output.write(answer.orElse(event.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> header(String event, String name) {
        int start = event.indexOf("\"" + name + "\":\"");
        return start < 0 ? Optional.empty()
                : Optional.of(event.substring(start + name.length() + 4, event.indexOf('"',
                        start + name.length() + 4)));
    }
}
