package dev.signalbox.console.app.local;

import dev.signalbox.localcloud.LocalCloudStartException;
import dev.signalbox.localcloud.Snapshot;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox local import}: a data folder of what was exported. */
@Command(name = "import", mixinStandardHelpOptions = true, description = "Makes the data folder, which must be empty, of a snapshot. The local cloud gets new access keys.")
final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<file>", description = "what local export wrote") private @Nullable Path file;

    @ParentCommand private @Nullable LocalCommand local;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        var data = Objects.requireNonNull(local).data();
        try (var in = new BufferedInputStream(Files.newInputStream(Objects.requireNonNull(file)))) {
            Snapshot.read(in, data);
            line.getOut().println("Imported " + file + " into " + data);
            return 0;
        } catch (LocalCloudStartException e) {
            line.getErr().println("signalbox: " + e.getMessage());
        } catch (IOException e) {
            line.getErr().println("signalbox: the snapshot cannot be read: " + e);
        }
        return 1;
    }
}
