package dev.signalbox.console.store.transfer.journal;

/**
 * A file that is moved.
 *
 * @param number in its transfer
 * @param root which of the chosen things it belongs to
 * @param etag the object has, or had when it was listed; empty when that is not known
 * @param modified in milliseconds since 1970: the object's, or of an upload the file's
 * @param file relative to the folder, with slashes; of an upload absolute
 */
public record Item(long number, int root, String key, long size, String etag, long modified, String file) {
    Item named(String name) {
        return new Item(number, root, key, size, etag, modified, name);
    }
}
