package dev.signalbox.console.app.local;

import dev.signalbox.console.store.local.PlannedReset;
import dev.signalbox.localcloud.Reset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Asks before something is deleted for good. */
final class Consent {
    @Option(names = "--yes", description = "deletes without asking") private boolean given;

    /** Resets the folder, if that is wanted; tells whether it is empty now. */
    boolean reset(Path data, CommandLine line) {
        if (Reset.deletes(data)) {
            if (!given && !asked(data, line)) {
                return false;
            }
            Reset.of(data);
            line.getErr().println("signalbox: the data folder " + data + " was reset");
        }
        forgetPlan(data);
        return true;
    }

    /** What was planned in Settings is done by this: what comes into the folder from now on is not to be lost at the next start. */
    private static void forgetPlan(Path data) {
        try {
            PlannedReset.forget(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean asked(Path data, CommandLine line) {
        var terminal = System.console();
        if (terminal == null || !terminal.isTerminal()) {
            line.getErr().println("signalbox: this would delete what the local cloud keeps in " + data
                    + ". Add --yes to do it; nothing was deleted.");
            return false;
        }
        var answer = terminal.readLine("Delete what the local cloud keeps in %s? Type yes: ", data);
        boolean agreed = "yes".equals(answer == null ? "" : answer.strip());
        if (!agreed) {
            line.getErr().println("signalbox: nothing was deleted");
        }
        return agreed;
    }
}
