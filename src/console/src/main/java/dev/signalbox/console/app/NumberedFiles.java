package dev.signalbox.console.app;

import ch.qos.logback.core.rolling.RollingPolicyBase;
import ch.qos.logback.core.rolling.RolloverFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Keeps the three log files before the present one, the newest as number 1. Logback's own policy takes a percent sign in the name of
 * a folder for a pattern, with no way to say otherwise.
 */
final class NumberedFiles extends RollingPolicyBase {
    private static final int KEPT = 3;
    private final Path present;

    NumberedFiles(Path present) {
        this.present = present;
    }

    private Path before(int number) {
        return number == 0 ? present : present.resolveSibling(present.getFileName() + "." + number);
    }

    @Override
    public void rollover() {
        try {
            for (int i = KEPT; i > 0; i--) {
                if (Files.exists(before(i - 1))) {
                    Files.move(before(i - 1), before(i), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new RolloverFailure(present + " cannot be put aside", e);
        }
    }

    @Override
    public String getActiveFileName() {
        return present.toString();
    }
}
