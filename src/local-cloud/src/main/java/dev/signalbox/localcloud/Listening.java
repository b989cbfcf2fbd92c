package dev.signalbox.localcloud;

import dev.signalbox.localcloud.server.HttpServer;
import java.io.IOException;
import java.net.URI;

/** Binds the port that was chosen. */
final class Listening {
    private static final int USUAL = 4566;
    private static final int TRIES = 100;

    private Listening() {}

    static HttpServer on(LocalCloudOptions options) throws IOException {
        return switch (options.port()) {
            case PortChoice.Any() -> HttpServer.bind(options.bindAddress(), 0);
            case PortChoice.Exactly(int port) -> exactly(options.bindAddress(), port);
            case PortChoice.Usual() -> usual(options.bindAddress());
        };
    }

    private static HttpServer exactly(String bindAddress, int port) {
        try {
            return HttpServer.bind(bindAddress, port);
        } catch (IOException e) {
            throw new PortTakenException(bindAddress, port, e);
        }
    }

    private static HttpServer usual(String bindAddress) {
        for (int port = USUAL; port < USUAL + TRIES; port++) {
            try {
                return HttpServer.bind(bindAddress, port);
            } catch (IOException e) {
                if (port == USUAL + TRIES - 1) {
                    throw new PortTakenException(bindAddress, USUAL, e);
                }
            }
        }
        throw new IllegalStateException("unreachable");
    }

    /** Clients on this machine come by loopback even if other machines may come in too. */
    static URI uri(String bindAddress, int port) {
        var host = bindAddress.equals("0.0.0.0") || bindAddress.equals("::") ? LocalCloudOptions.LOOPBACK : bindAddress;
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }
}
