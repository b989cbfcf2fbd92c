package dev.signalbox.localcloud.service.stepfunctions.items;

import java.io.IOException;
import java.util.Optional;

/** Items in their order, never all at once in memory. */
public interface ItemStream extends AutoCloseable {
    /** Empty at the end. */
    Optional<Item> next() throws IOException, ItemReaderException;

    @Override
    void close() throws IOException;
}
