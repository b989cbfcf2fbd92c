package dev.signalbox.console.app.ledger;

import dev.signalbox.console.app.FolderOptions;
import dev.signalbox.console.app.Versions;
import dev.signalbox.console.store.ledger.Ledger;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signalbox ledger}: what the console has changed. */
@Command(name = "ledger", mixinStandardHelpOptions = true, versionProvider = Versions.class, subcommands = {
        VerifyCommand.class,
        ExportCommand.class}, description = "Checks and exports the ledger: the local, hash-chained record of every change that the console made.")
public final class LedgerCommand implements Runnable {
    @Mixin private FolderOptions folder = new FolderOptions();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command: verify or export");
    }

    /** The file that was named, else that of the data folder. */
    Path ledger(@Nullable Path named) {
        return named == null ? Ledger.in(folder.data()) : named;
    }
}
