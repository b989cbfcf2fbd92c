package dev.signalbox.console.app.local;

import dev.signalbox.localcloud.LocalCloudStartException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox local reset}. */
@Command(name = "reset", mixinStandardHelpOptions = true, description = "Forgets everything that the local cloud keeps in the data folder; asks before. It must not run.")
final class ResetCommand implements Callable<Integer> {
    @ParentCommand private @Nullable LocalCommand local;

    @Mixin private Consent consent = new Consent();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        try {
            return consent.reset(Objects.requireNonNull(local).data(), line) ? 0 : 1;
        } catch (LocalCloudStartException e) {
            line.getErr().println("signalbox: " + e.getMessage());
            return 1;
        }
    }
}
