package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import dev.signalbox.localcloud.runtime.LoopbackPort;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The ports of all listeners, served by one set of threads. It is started with the first listener. */
final class Front implements AutoCloseable {
    /** At the same time, for each listener. */
    private static final int CONNECTIONS = 1024;
    /** More than the load balancer waits for a target, so that the client hears of that. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Forwarder forwarder;
    private final Server server;
    private final Map<String, ServerConnector> connectors = new ConcurrentHashMap<>();

    Front(Forwarder forwarder) {
        this.forwarder = forwarder;
        var threads = new QueuedThreadPool(64, 2);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        threads.setDaemon(true);
        threads.setName("load-balancer");
        server = new Server(threads);
        server.setHandler(forwarder);
        server.setStopTimeout(0);
    }

    /**
     * Begins to listen.
     *
     * @param idle longest silence of a connection
     * @throws IOException when the port is taken
     */
    synchronized void open(String listener, int port, Duration idle) throws IOException {
        if (connectors.containsKey(listener)) {
            return;
        }
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setName(listener);
        connector.setHost(LoopbackPort.ADDRESS);
        connector.setPort(port);
        connector.setIdleTimeout(idle.plus(GRACE).toMillis());
        connector.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        try {
            if (!server.isStarted()) {
                server.start();
            }
            connector.open();
            server.addConnector(connector);
            connector.start();
        } catch (IOException e) {
            connector.close();
            throw e;
        } catch (Exception e) {
            throw new IOException("The load balancer did not start on port " + port, e);
        }
        connectors.put(listener, connector);
    }

    /** Targets get paths as the client wrote them. */
    private static HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false);
        configuration.setRequestHeaderSize(64 * 1024);
        return configuration;
    }

    /** What targets are asked with; only while there is a listener. */
    HttpClient client() {
        return forwarder.getHttpClient();
    }

    /** Ends with its connections. */
    synchronized void close(String listener) {
        var connector = connectors.remove(listener);
        if (connector != null) {
            try {
                connector.stop();
                server.removeConnector(connector);
            } catch (Exception e) {
                throw new IllegalStateException("The port of " + listener + " was not closed", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The load balancers did not stop", e);
        }
    }
}
