package dev.signalbox.console.model.update;

import java.lang.module.ModuleDescriptor.Version;
import java.net.URI;
import java.util.Optional;

/**
 * A version that can be had.
 *
 * @param notes what is new, in plain words
 * @param page where it is downloaded from, by the operator
 */
public record Release(String version, String notes, URI page) {
    /** Whether it is newer than a version; {@code 0.2.0-SNAPSHOT} is older than {@code 0.2.0}. */
    public boolean newerThan(String other) {
        Optional<Version> there = parsed(version);
        Optional<Version> here = parsed(other);
        return there.isPresent() && here.isPresent() && there.get().compareTo(here.get()) > 0;
    }

    private static Optional<Version> parsed(String version) {
        try {
            return Optional.of(Version.parse(version));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
