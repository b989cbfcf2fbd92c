package dev.signalbox.console.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Stands between the console and the local cloud, passes everything on, and writes down what is called. */
final class HeardEndpoint implements AutoCloseable {
    private static final Pattern CALL = Pattern.compile(
            "X-Amz-Target: \\w+\\.(\\w+)|Action=(\\w+)&|(?m)^((?:POST|PUT|DELETE|PATCH) /\\S+) HTTP/1.1");
    private static final Pattern READ = Pattern.compile(
            "(List|Describe|Get|Query|Scan|FilterLog|StartQuery|BatchGet|ValidateTemplate|DetectStackDrift|SimulatePrincipalPolicy)\\w*|POST /|POST /v1/(list|describe|get)\\w+");

    private final URI cloud;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> calls = new CopyOnWriteArrayList<>();

    HeardEndpoint(URI cloud) throws IOException {
        this.cloud = cloud;
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort());
    }

    /** All calls, as far as their names are in their heads. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** Those that are not known to read; told from the wire, without the console's own list. */
    List<String> changes() {
        return calls.stream().filter(c -> !READ.matcher(c).matches()).toList();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // it was closed
            }
        }
    }

    private void serve(Socket client) {
        try (client; var target = new Socket(cloud.getHost(), cloud.getPort())) {
            Thread.ofVirtual().start(() -> pass(target, client, false));
            pass(client, target, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass(Socket from, Socket to, boolean listen) {
        byte[] piece = new byte[65_536];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (listen) {
                    CALL.matcher(new String(piece, 0, n, ISO_8859_1)).results().forEach(m -> calls.add(m.group(
                            1) != null
                                    ? m.group(1)
                                    : m.group(2) != null ? m.group(2) : m.group(3)));
                }
                out.write(piece, 0, n);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            return; // one side has gone
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
