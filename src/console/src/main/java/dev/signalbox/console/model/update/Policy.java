package dev.signalbox.console.model.update;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the administrator of this computer decided.
 *
 * @param file where it lies, or would
 * @param there whether there is such a file
 * @param updateCheck whether looking for a newer version is decided, and how
 * @param updateAddress where to look instead of the address of the build
 * @param problems what in the file is not understood, in words
 */
public record Policy(Path file, boolean there, Optional<Boolean> updateCheck, Optional<URI> updateAddress,
        List<String> problems) {
    public Policy {
        problems = List.copyOf(problems);
    }

    /** Nothing is decided. */
    public static Policy none(Path file) {
        return new Policy(file, false, Optional.empty(), Optional.empty(), List.of());
    }

    /** What a file that makes no sense could have forbidden is forbidden. */
    public static Policy strict(Path file, String problem) {
        return new Policy(file, true, Optional.of(false), Optional.empty(), List.of(problem));
    }
}
