package dev.signalbox.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/** What a function answers to an HTTP API. */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
    /** With a JSON body. */
    public static HttpAnswer json(int status, Object body) {
        try {
            return new HttpAnswer(status, Map.of("content-type", "application/json"),
                    TaskInput.JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps, lists and texts can be written", e);
        }
    }

    /** In the form of API Gateway's own errors. */
    public static HttpAnswer error(int status, String message) {
        return json(status, Map.of("message", message));
    }

    /** The same request succeeds soon. */
    static HttpAnswer comeAgain(String message) {
        var error = error(503, message);
        var headers = new HashMap<>(error.headers());
        headers.put("retry-after", "1");
        return new HttpAnswer(error.status(), headers, error.body());
    }

    static HttpAnswer redirect(String location) {
        return new HttpAnswer(302, Map.of("location", location, "cache-control", "no-store"), "");
    }

    /** In the form that API Gateway wants from a Lambda proxy. */
    public void write(OutputStream out) throws IOException {
        var answer = new HashMap<String, Object>(Map.of("statusCode", status, "headers", headers));
        answer.put("body", body);
        TaskInput.JSON.writeValue(out, answer);
    }
}
