package dev.signalbox.localcloud.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Notes each event, as it came, in the folder that {@code NOTES} names. */
public final class NotingFunction implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var folder = Path.of(System.getenv("NOTES"));
        var part = folder.resolve("." + UUID.randomUUID());
        Files.write(part, input.readAllBytes());
        Files.move(part, folder.resolve(UUID.randomUUID().toString()));
        output.write('{');
        output.write('}');
    }
}
