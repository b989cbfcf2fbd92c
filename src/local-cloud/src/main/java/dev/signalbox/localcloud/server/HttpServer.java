package dev.signalbox.localcloud.server;

import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.runtime.SocketRoute;
import dev.signalbox.localcloud.wire.Dispatcher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** The listener. The port is bound first and served later, so that services can know their own address. */
public final class HttpServer implements AutoCloseable {
    /** Longer than the longest synchronous Lambda call, which keeps a connection silent. */
    private static final Duration IDLE = Duration.ofMinutes(16);

    private final String bindAddress;
    private final Server server;
    private final ServerConnector connector;

    private HttpServer(String bindAddress) {
        this.bindAddress = bindAddress;
        var threads = new QueuedThreadPool(200, 4);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        threads.setDaemon(true);
        threads.setName("local-cloud-http");
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(bindAddress);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.setStopTimeout(0);
    }

    /** Signatures cover the bytes of names and paths, so nothing of them may be tidied up on the way in. */
    private static HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setHttpCompliance(HttpCompliance.LEGACY);
        configuration.setUriCompliance(UriCompliance.LEGACY);
        configuration.setHeaderCacheCaseSensitive(true);
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(32 * 1024);
        return configuration;
    }

    /**
     * Binds the port; requests wait until {@link #serve}.
     *
     * @param port 0 for any free one
     * @throws IOException when the port is taken or the address is not of this machine
     */
    public static HttpServer bind(String bindAddress, int port) throws IOException {
        var http = new HttpServer(bindAddress);
        http.connector.setPort(port);
        try {
            http.connector.open();
        } catch (IOException e) {
            http.connector.close();
            throw e;
        }
        return http;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** Begins to answer. */
    public void serve(List<Route> routes, List<SocketRoute> sockets, Dispatcher dispatcher) {
        var hosts = HostCheck.forBindAddress(bindAddress);
        var context = new ServletContextHandler();
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.addServlet(new ServletHolder(new FrontDoor(hosts, new Routes(routes), dispatcher)), "/*");
        server.setHandler(new SocketDoor(context, hosts, sockets, ServerWebSocketContainer.ensure(server)));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server did not start", e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server did not stop", e);
        }
    }
}
