package dev.signalbox.lambda.imagefanout;

import dev.signalbox.transfer.Sink;
import java.io.IOException;

/** Where images go. */
interface ImageStore {
    Upload open(String key);

    /** An image on its way. It is not there before {@link #complete}; closing without that leaves nothing. */
    interface Upload extends Sink, AutoCloseable {
        void complete(String sha256) throws IOException;

        @Override
        void close();
    }
}
