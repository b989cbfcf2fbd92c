package dev.signalbox.localcloud.server;

import dev.signalbox.localcloud.runtime.Socket;
import dev.signalbox.localcloud.runtime.SocketPeer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket on Jetty, with API Gateway's limits on frames and messages. Public because Jetty reflects on it. */
public final class OpenSocket implements Session.Listener.AutoDemanding, Socket {
    /** What a peer is told that vanished without a word. */
    static final int ABNORMAL = 1006;
    private static final Logger LOG = LoggerFactory.getLogger(OpenSocket.class);
    private static final int LARGEST_FRAME = 32 * 1024;
    private static final int LARGEST_MESSAGE = 128 * 1024;
    /** A char is at most three bytes of UTF-8. */
    private static final int FRAME_CHARS = LARGEST_FRAME / 3;
    private static final long PATIENCE_SECONDS = 30;
    private static final int UNACCEPTABLE = 1003;

    private final SocketPeer peer;
    private volatile Session session;

    @SuppressWarnings("NullAway.Init") // Jetty calls onWebSocketOpen before anything else
    OpenSocket(SocketPeer peer) {
        this.peer = peer;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        opened.setMaxFrameSize(LARGEST_FRAME);
        opened.setAutoFragment(false);
        opened.setMaxTextMessageSize(LARGEST_MESSAGE);
        opened.setMaxBinaryMessageSize(LARGEST_MESSAGE);
        opened.setIdleTimeout(Duration.ZERO);
        peer.opened(this);
    }

    @Override
    public void onWebSocketText(String message) {
        peer.text(message);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        peer.binary();
        callback.succeed();
        close(UNACCEPTABLE, "Binary frames are not supported");
    }

    @Override
    public void onWebSocketPing(ByteBuffer payload) {
        peer.alive();
        session.sendPong(payload, Callback.NOOP);
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        peer.alive();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("A WebSocket failed", cause);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        peer.closed(code, reason == null ? "" : reason);
        callback.succeed();
    }

    /** One message at a time, as its frames must not mix with another's. */
    @Override
    public synchronized void send(String text) throws IOException {
        int from = 0;
        do {
            int to = end(text, from);
            part(text.substring(from, to), to == text.length());
            from = to;
        } while (from < text.length());
    }

    private static int end(String text, int from) {
        int to = Math.min(text.length(), from + FRAME_CHARS);
        return to < text.length() && Character.isHighSurrogate(text.charAt(to - 1)) ? to - 1 : to;
    }

    private void part(String text, boolean last) throws IOException {
        var sent = new Callback.Completable();
        session.sendPartialText(text, last, sent);
        try {
            sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("The WebSocket is closed", e.getCause());
        } catch (TimeoutException e) {
            session.disconnect();
            throw new IOException("The client took nothing for " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while sending", e);
        }
    }

    @Override
    public void close(int code, String reason) {
        session.close(code, reason, Callback.NOOP);
    }
}
