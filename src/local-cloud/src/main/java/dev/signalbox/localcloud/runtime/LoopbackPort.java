package dev.signalbox.localcloud.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

/** Ports on the loopback address for what the local cloud runs beside its own. */
public final class LoopbackPort {
    /** What clients and servers are told; a name might lead to IPv6, where nothing listens. */
    public static final String ADDRESS = "127.0.0.1";
    /** Below the ports that operating systems give to connections that go out, so that one is still free after a restart. */
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 1000;

    private LoopbackPort() {}

    /**
     * A port that nothing listens on now.
     *
     * @param avoided ports that are somebody's, although nothing may listen on them at the moment
     * @throws IOException when none was found
     */
    public static int free(IntPredicate avoided) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!avoided.test(port) && isFree(port)) {
                return port;
            }
        }
        throw new IOException("No free port between " + LOWEST + " and " + HIGHEST + " on " + ADDRESS);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName(ADDRESS))) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
