package dev.signalbox.transfer;

import java.io.IOException;

/** Where a body goes. Called by one thread at a time. */
public interface Sink {
    /** The status of the answer whose body is about to come, before {@link #start}. */
    default void answered(int status) {}

    /** Before the first byte; comes again when the body has to start over, and then all written so far is void. */
    void start(Head head) throws IOException;

    /** The buffer is used again after the call. */
    void write(byte[] buffer, int offset, int length) throws IOException;
}
