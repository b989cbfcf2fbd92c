package dev.signalbox.console.gateway.transfer;

/** A checksum in the making. */
public interface Digest {
    void update(byte[] bytes, int offset, int length);

    /** Its value, big-endian; it then begins anew. */
    byte[] value();
}
