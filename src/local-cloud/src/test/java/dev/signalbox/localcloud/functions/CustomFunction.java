package dev.signalbox.localcloud.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** Behind a custom resource: notes what it is asked, and answers as the properties say. */
public final class CustomFunction implements RequestHandler<Map<String, Object>, Object> {
    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        var properties = (Map<?, ?>) event.get("ResourceProperties");
        note(event.toString());
        var mode = String.valueOf(properties.get("Mode"));
        if (mode.equals("silent") && event.get("RequestType").equals("Create")) {
            return null;
        }
        boolean fails = mode.equals("fail") && event.get("RequestType").equals("Create");
        var id = mode.equals("fail") ? "failed-id" : "id-of-" + event.get("LogicalResourceId");
        respond(String.valueOf(event.get("ResponseURL")), "{\"Status\":\"" + (fails ? "FAILED" : "SUCCESS")
                + "\",\"Reason\":\"told to fail\",\"PhysicalResourceId\":\"" + id + "\",\"StackId\":\"" + event.get(
                        "StackId") + "\",\"RequestId\":\"" + event.get("RequestId") + "\",\"LogicalResourceId\":\""
                + event.get("LogicalResourceId") + "\",\"Data\":{\"Made\":\"value of " + properties.get("Number")
                + "\"}}");
        return null;
    }

    private static void respond(String url, String body) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setDoOutput(true);
            connection.setRequestMethod("PUT");
            connection.setRequestProperty("Content-Type", "");
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            if (connection.getResponseCode() != 200) {
                throw new IllegalStateException("Refused: " + connection.getResponseCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void note(String text) {
        try {
            Files.writeString(Path.of(System.getenv("NOTES")).resolve(UUID.randomUUID().toString()), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
