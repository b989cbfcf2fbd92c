package dev.signalbox.lambda.sample;

import java.net.URI;

/** Where the sample provider keeps its files, as a port. */
public interface SampleFiles {
    /** Makes the file if it is not there, and returns a URL that gives it for some minutes. */
    URI provide(String project, SampleFile file);
}
