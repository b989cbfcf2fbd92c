package dev.signalbox.batch;

import dev.signalbox.transfer.Head;
import java.util.function.Function;

/** The objects of one execution, as a port. */
interface FileStore {
    /** Whether the object is there and is the one that was stored. */
    boolean holds(StoredFile file);

    /** @param nameOf name below the execution's prefix, once the server has said what the body is */
    FileUpload upload(FileRow row, Function<Head, String> nameOf);

    /** Stores a small object. */
    void put(String name, byte[] body, String contentType);
}
