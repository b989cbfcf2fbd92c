package dev.signalbox.localcloud;

/** Which port to listen on. */
public sealed interface PortChoice {
    /** 4566, where tools expect a local cloud, or the next free one. */
    record Usual() implements PortChoice {}

    /** Exactly this one, or fail with {@link PortTakenException}. */
    record Exactly(int port) implements PortChoice {
        public Exactly {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("Not a port: " + port);
            }
        }
    }

    /** Any free one. */
    record Any() implements PortChoice {}

    /** 0 means any. */
    static PortChoice of(int port) {
        return port == 0 ? new Any() : new Exactly(port);
    }
}
