package dev.signalbox.localcloud.service.apigatewayv2;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A WebSocket client that keeps what it hears. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {
    record End(int code, String reason) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    static TestSocket open(URI address, UnaryOperator<WebSocket.Builder> with) {
        var made = new TestSocket();
        made.socket = with.apply(made.http.newWebSocketBuilder()).buildAsync(address, made).join();
        return made;
    }

    static TestSocket open(URI address) {
        return open(address, b -> b);
    }

    WebSocket socket() {
        return socket;
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    String next() throws InterruptedException {
        var text = heard.poll(20, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("Heard nothing");
        }
        return text;
    }

    End end() throws Exception {
        return end.get(20, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            heard.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end.complete(new End(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end.complete(new End(1006, String.valueOf(error)));
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
