package dev.signalbox.localcloud.crash;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of what {@link CrashStory} does for long. */
final class RandomCrashTest {
    @TempDir Path folder;

    @Test
    void losesNothingThatWasAcknowledgedAndRepeatsNothing() throws Exception {
        Crashes.run(folder, System.nanoTime(), 3);
    }
}
