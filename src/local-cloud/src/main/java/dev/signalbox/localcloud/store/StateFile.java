package dev.signalbox.localcloud.store;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;

/** The file of the state, which goes to its reserve when the disk is full. */
final class StateFile extends SingleFileStore {
    private static final int CACHE_MB = 32;

    private final Reserve reserve;

    StateFile(Reserve reserve) {
        super(new HashMap<>(Map.of("cacheSize", CACHE_MB)));
        this.reserve = reserve;
    }

    @Override
    protected void writeFully(SFChunk chunk, long position, ByteBuffer bytes) {
        int begin = bytes.position();
        try {
            super.writeFully(chunk, position, bytes);
        } catch (MVStoreException e) {
            if (!reserve.spend()) {
                throw e;
            }
            bytes.position(begin);
            super.writeFully(chunk, position, bytes);
        }
    }
}
