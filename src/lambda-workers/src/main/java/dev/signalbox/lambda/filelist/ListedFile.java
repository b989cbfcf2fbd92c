package dev.signalbox.lambda.filelist;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry of the provider's list.
 *
 * @param rejected why it must not be fetched
 */
record ListedFile(String url, Optional<String> name, OptionalLong size, Optional<String> sha256,
        Optional<String> rejected) {
    ListedFile rejectedBecause(String reason) {
        return new ListedFile(url, name, size, sha256, Optional.of(reason));
    }
}
