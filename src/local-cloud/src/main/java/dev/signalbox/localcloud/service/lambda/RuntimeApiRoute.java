package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.runtime.Time;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Lambda's Runtime API, by which environments take events and answer. The environment's random id is the key to it. */
final class RuntimeApiRoute implements Route {
    static final String PREFIX = "/_aws/lambda-runtime/";
    private static final String VERSION = "/2018-06-01/runtime/";
    /** Below the listener's idle limit; the environment just asks again. */
    private static final Duration POLL = Duration.ofSeconds(15);

    private final Function<String, Optional<ExecutionEnvironment>> environments;
    private final Time time;
    private final int responseLimit;

    RuntimeApiRoute(Function<String, Optional<ExecutionEnvironment>> environments, Time time, int responseLimit) {
        this.environments = environments;
        this.time = time;
        this.responseLimit = responseLimit;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI().substring(PREFIX.length());
        int end = path.indexOf(VERSION);
        var environment = end < 0 ? Optional.<ExecutionEnvironment>empty() : environments.apply(path.substring(0, end));
        if (environment.isEmpty()) {
            response.setStatus(410);
            response.setContentLength(0);
            return;
        }
        var words = path.substring(end + VERSION.length()).split("/");
        if (request.getMethod().equals("GET")) {
            next(environment.get(), response);
            return;
        }
        var body = request.getInputStream().readNBytes(responseLimit + 1);
        if (words[0].equals("init")) {
            environment.get().failInit(body);
        } else if (words.length == 3) {
            answer(environment.get(), words, body, Math.max(request.getContentLength(), body.length));
        }
        response.setStatus(202);
        response.setContentLength(0);
        // The rest of a response that is too large is read, or the connection could not be used again.
        request.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private void answer(ExecutionEnvironment environment, String[] words, byte[] body, int size) {
        if (size > responseLimit) {
            var error = FunctionErrors.responseTooLarge(size, responseLimit);
            environment.answer(words[1], error.payload(), true);
        } else {
            environment.answer(words[1], body, words[2].equals("error"));
        }
    }

    private void next(ExecutionEnvironment environment, HttpServletResponse response) throws IOException {
        Optional<Invocation> next;
        try {
            next = environment.next(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            next = Optional.empty();
        }
        if (next.isEmpty()) {
            response.setStatus(environment.usable() ? 204 : 410);
            return;
        }
        var invocation = next.get();
        var deadline = time.now().plusSeconds(environment.function().configuration().timeoutSeconds());
        response.setHeader("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        response.setHeader("Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
        response.setHeader("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()));
        invocation.clientContext().ifPresent(c -> response.setHeader("Lambda-Runtime-Client-Context", ascii(c)));
        response.setContentType("application/json");
        response.setContentLength(invocation.event().length);
        response.getOutputStream().write(invocation.event());
    }

    /** JSON may say every other character by its number, and headers carry none. */
    private static String ascii(String json) {
        var text = new StringBuilder();
        for (char c : json.toCharArray()) {
            if (c < 32) {
                text.append(' ');
            } else if (StandardCharsets.US_ASCII.newEncoder().canEncode(c)) {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.toString();
    }
}
