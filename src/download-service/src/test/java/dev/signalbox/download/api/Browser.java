package dev.signalbox.download.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A headless Chromium, driven over its DevTools protocol. */
final class Browser implements AutoCloseable, WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final WebSocket socket;
    private final StringBuilder text = new StringBuilder();
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private String session = "";

    Browser(Path folder) throws IOException {
        process = new ProcessBuilder(binary(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--user-data-dir=" + folder, "--remote-debugging-port=0", "about:blank").start();
        socket = client.newWebSocketBuilder().buildAsync(URI.create(address(process.errorReader())), this).join();
        var target = call("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
        session = call("Target.attachToTarget", Map.of("targetId", target, "flatten", true)).path("sessionId").asText();
        call("Page.enable", Map.of());
    }

    private static String binary() {
        for (var name : new String[]{"/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"}) {
            if (Files.isExecutable(Path.of(name))) {
                return name;
            }
        }
        throw new IllegalStateException("This story needs Chromium: install it by 'apt-get install chromium'");
    }

    private static String address(BufferedReader errors) throws IOException {
        for (var line = errors.readLine(); line != null; line = errors.readLine()) {
            var found = LISTENING.matcher(line);
            if (found.find()) {
                Thread.startVirtualThread(() -> errors.lines().forEach(_ -> Thread.onSpinWait()));
                return found.group(1);
            }
        }
        throw new IllegalStateException("Chromium ended without saying where it listens");
    }

    JsonNode call(String method, Map<String, ?> params) {
        var id = last.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        calls.put(id, answer);
        var call = JSON.createObjectNode().put("id", id).put("method", method);
        call.set("params", JSON.valueToTree(params));
        if (!session.isEmpty()) {
            call.put("sessionId", session);
        }
        socket.sendText(call.toString(), true).join();
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean end) {
        text.append(part);
        if (end) {
            received(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void received(String message) {
        try {
            var node = (ObjectNode) JSON.readTree(message);
            var call = calls.remove(node.path("id").asInt());
            if (call != null && node.has("error")) {
                call.completeExceptionally(new IllegalStateException(node.path("error").toString()));
            } else if (call != null) {
                call.complete(node.path("result"));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void open(URI uri) {
        call("Page.navigate", Map.of("url", uri.toString()));
    }

    /** A page as wide as a phone, or a desk, in a light or a dark room. */
    void look(int width, String scheme) {
        call("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        call("Emulation.setEmulatedMedia", Map.of("features",
                new Object[]{Map.of("name", "prefers-color-scheme", "value", scheme)}));
    }

    JsonNode js(String expression) {
        var answer = call("Runtime.evaluate",
                Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    void await(String condition) throws InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (!js("Boolean(" + condition + ")").asBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError(condition + " did not become true; the page says: "
                        + js("document.body.innerText").asText());
            }
            Thread.sleep(100);
        }
    }

    void press(String key) {
        for (var type : new String[]{"keyDown", "keyUp"}) {
            call("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode",
                    key.equals("Enter") ? 13 : 9, "text", type.equals("keyDown") && key.equals("Enter") ? "\r" : ""));
        }
    }

    void picture(Path file) throws IOException {
        var data = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(data.path("data").asText().getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        client.shutdownNow();
    }
}
