package dev.signalbox.localcloud.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/** Behind a queue: notes each batch, and names the messages whose body is {@code bad} as failed. */
public final class QueueFunction implements RequestStreamHandler {
    private static final Pattern MESSAGE = Pattern.compile(
            "\"messageId\":\"([^\"]+)\",\"receiptHandle\":\"[^\"]+\",\"body\":\"bad\"");

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        var event = input.readAllBytes();
        var folder = Path.of(System.getenv("NOTES"));
        var part = folder.resolve("." + UUID.randomUUID());
        Files.write(part, event);
        Files.move(part, folder.resolve(UUID.randomUUID().toString()));
        var failed = new StringBuilder();
        var messages = MESSAGE.matcher(new String(event, StandardCharsets.UTF_8));
        while (messages.find()) {
            failed.append(failed.isEmpty() ? "" : ",").append("{\"itemIdentifier\":\"").append(messages.group(1))
                    .append(
                            "\"}");
        }
        output.write(("{\"batchItemFailures\":[" + failed + "]}").getBytes(StandardCharsets.UTF_8));
    }
}
