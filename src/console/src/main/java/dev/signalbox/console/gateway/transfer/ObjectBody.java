package dev.signalbox.console.gateway.transfer;

import dev.signalbox.console.model.transfer.StoredObject;
import java.io.Closeable;
import java.io.InputStream;

/** The bytes of an object, or of a range of it, as they come. Closing before their end breaks the transfer off. */
public interface ObjectBody extends Closeable {
    /** Of the whole object; its checksums are known if the whole was asked for. */
    StoredObject object();

    /** Where in the object these bytes begin, as the answer says. */
    long from();

    /** How many the answer says they are. */
    long length();

    InputStream bytes();
}
