package dev.signalbox.console.app;

import dev.signalbox.console.store.local.PlannedReset;
import dev.signalbox.localcloud.NotADataFolderException;
import dev.signalbox.localcloud.Reset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the reset that was planned in Settings, before the local cloud starts. One that was cut off is done again. */
final class DueReset {
    private static final Logger LOG = LoggerFactory.getLogger(DueReset.class);

    private DueReset() {}

    /** @throws dev.signalbox.localcloud.LocalCloudStartException when another local cloud has the folder open; it stays due */
    static void of(Path folder) {
        if (!PlannedReset.isDue(folder)) {
            return;
        }
        try {
            Reset.of(folder);
            LOG.info("The local cloud in {} was reset, as planned in Settings", folder);
        } catch (NotADataFolderException e) {
            LOG.info("Nothing of a local cloud is left in {}", folder, e);
        }
        try {
            PlannedReset.forget(folder);
        } catch (IOException e) { // else it would be done again at each start
            throw new UncheckedIOException("The data folder was reset, but " + folder + " still says that it is to be",
                    e);
        }
    }
}
