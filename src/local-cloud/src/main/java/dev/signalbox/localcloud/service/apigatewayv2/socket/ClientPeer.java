package dev.signalbox.localcloud.service.apigatewayv2.socket;

import dev.signalbox.localcloud.runtime.Socket;
import dev.signalbox.localcloud.runtime.SocketPeer;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what one client does. Messages are worked on side by side, as on AWS, but not without bound. */
final class ClientPeer implements SocketPeer {
    private static final Logger LOG = LoggerFactory.getLogger(ClientPeer.class);
    private static final int AT_ONCE = 64;

    private final Connection connection;
    private final Connections connections;
    private final Conversation conversation;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    ClientPeer(Connection connection, Connections connections, Conversation conversation) {
        this.connection = connection;
        this.connections = connections;
        this.conversation = conversation;
    }

    @Override
    public void opened(Socket socket) {
        connections.opened(connection, socket);
    }

    @Override
    public void text(String message) {
        alive();
        slots.acquireUninterruptibly();
        Thread.ofVirtual().name("websocket-" + connection.id()).start(() -> {
            try {
                conversation.message(connection, message);
            } catch (IOException e) {
                LOG.debug("{} could not be answered", connection.id(), e);
            } catch (RuntimeException e) {
                LOG.error("A message of {} failed inside the local cloud", connection.id(), e);
            } finally {
                slots.release();
            }
        });
    }

    @Override
    public void binary() {
        alive();
    }

    @Override
    public void alive() {
        connections.active(connection.id());
    }

    @Override
    public void closed(int code, String reason) {
        connections.closed(connection.id());
        Thread.ofVirtual().name("websocket-" + connection.id()).start(() -> conversation.ended(connection, code,
                wording(code, reason)));
    }

    private static String wording(int code, String reason) {
        return switch (code) {
            case 1005 -> "Client-side close frame status not set";
            case 1006 -> "Connection closed abnormally";
            default -> reason;
        };
    }
}
