package dev.signalbox.batch;

import dev.signalbox.transfer.Fetched;
import dev.signalbox.transfer.Sink;
import java.io.IOException;

/** An object on its way. It does not exist before {@link #complete}; closing without that leaves nothing. */
interface FileUpload extends Sink, AutoCloseable {
    StoredFile complete(Fetched fetched) throws IOException;

    @Override
    void close();
}
