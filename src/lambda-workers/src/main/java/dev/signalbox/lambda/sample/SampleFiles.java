package dev.signalbox.lambda.sample;

import java.net.URI;
import java.util.Optional;

/** Where the sample provider keeps its files, as a port. */
public interface SampleFiles {
    /**
     * Makes the file if it is not there, and returns a URL that gives it for some minutes; empty when there was time for
     * a part of it only. Asked again, it goes on from there.
     */
    Optional<URI> provide(String project, SampleFile file);
}
