package dev.signalbox.console.app.local;

import dev.signalbox.localcloud.LocalCloudStartException;
import dev.signalbox.localcloud.RunningCloud;
import dev.signalbox.localcloud.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox local export}: everything in one file, also while the local cloud runs. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a snapshot of all that the local cloud keeps, also while it runs. It holds the keys of KMS, so keep it as you keep the data folder.")
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<file>", description = "the ZIP archive to write; must not be there yet") private @Nullable Path file;

    @ParentCommand private @Nullable LocalCommand local;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        var data = Objects.requireNonNull(local).data();
        var wanted = Objects.requireNonNull(file).toAbsolutePath();
        if (Files.exists(wanted)) {
            line.getErr().println("signalbox: " + wanted + " is there already; nothing was written.");
            return 1;
        }
        try {
            write(data, wanted);
            line.getOut().println("Exported " + data + " to " + wanted + " (" + Files.size(wanted) + " bytes)");
            return 0;
        } catch (LocalCloudStartException e) {
            line.getErr().println("signalbox: " + e.getMessage());
        } catch (IOException e) {
            line.getErr().println("signalbox: the snapshot could not be written: " + e);
        }
        return 1;
    }

    /** The file is there wholly or not at all. */
    private static void write(Path data, Path wanted) throws IOException {
        var running = RunningCloud.in(data);
        // Temporary files are for their owner only.
        var part = Files.createTempFile(Objects.requireNonNull(wanted.getParent()), "snapshot", ".part");
        try {
            try (var out = Files.newOutputStream(part)) {
                if (running.isPresent()) {
                    running.get().export(out);
                } else {
                    Snapshot.export(data, out);
                }
            }
            Files.move(part, wanted, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
