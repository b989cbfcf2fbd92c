package dev.signalbox.console.app.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that waits for what it is told. */
final class WaitingClient implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    private WaitingClient() {}

    static WaitingClient open(String address, Map<String, String> headers) {
        var client = new WaitingClient();
        var builder = client.http.newWebSocketBuilder();
        headers.forEach(builder::header);
        try {
            builder.buildAsync(URI.create(address), client).join();
            return client;
        } catch (CompletionException e) {
            client.close();
            throw new DemoFailure("The WebSocket did not open: " + e.getCause());
        }
    }

    String next() throws InterruptedException {
        var text = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new DemoFailure("Nothing came through the WebSocket within " + PATIENCE_SECONDS + " s");
        }
        return text;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
