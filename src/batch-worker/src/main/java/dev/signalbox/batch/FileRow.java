package dev.signalbox.batch;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file of the list, as recorded.
 *
 * @param url where the file is; the row's key is made of it
 * @param position in the provider's list; rows that another program wrote may have none
 * @param name that the list gave
 * @param size that the list promised
 * @param sha256 that the list promised
 * @param stored what an earlier attempt stored
 * @param error of an earlier attempt, or why it was rejected
 */
record FileRow(String url, long position, Optional<String> name, OptionalLong size, Optional<String> sha256,
        FileStatus status, Optional<StoredFile> stored, int attempts, Optional<String> error) {}
