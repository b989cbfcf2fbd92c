package dev.signalbox.console.store.transfer.journal;

import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.transfer.TransferState.Direction;
import java.util.List;

/**
 * What a transfer is to do; never changes.
 *
 * @param version of the journal's format
 * @param environment which cloud
 * @param from in words
 * @param to in words
 * @param folder here
 * @param conflict what happens to what is there; of an upload to keep both means to leave it, and to ask
 * @param startedAt in milliseconds since 1970
 */
public record Plan(int version, String environment, Direction direction, String from, String to, List<Root> roots,
        String folder, Conflict conflict, long startedAt) {
    public static final int VERSION = 1;

    /**
     * Something that was chosen.
     *
     * @param key of an object, or a prefix; of an upload the key of the file or, with a slash, of the folder
     * @param below what of the keys is not part of the file's name: everything up to here
     * @param whole whether it is all that begins with the key
     * @param before what comes before the name in the folder
     * @param size of a single object
     * @param modified of a single object
     * @param local of an upload: the file or folder
     */
    public record Root(String bucket, String key, int below, boolean whole, String before, long size, long modified,
            String local) {}
}
