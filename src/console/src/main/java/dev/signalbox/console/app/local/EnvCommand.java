package dev.signalbox.console.app.local;

import dev.signalbox.localcloud.LocalCloudStartException;
import dev.signalbox.localcloud.RunningCloud;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code signalbox local env}: how to reach the one that runs already, for {@code eval}. */
@Command(name = "env", mixinStandardHelpOptions = true, description = {
        "Prints the environment variables of the local cloud that runs in the data folder. In a shell:",
        "  eval \"$(${ROOT-COMMAND-NAME} local env)\""})
final class EnvCommand implements Callable<Integer> {
    @ParentCommand private @Nullable LocalCommand local;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        var data = Objects.requireNonNull(local).data();
        try {
            var running = RunningCloud.in(data);
            running.ifPresentOrElse(cloud -> line.getOut().println(Environment.of(cloud)), () -> line.getErr().println(
                    "signalbox: no local cloud runs in the data folder " + data + "."));
            return running.isPresent() ? 0 : 1;
        } catch (LocalCloudStartException e) {
            line.getErr().println("signalbox: " + e.getMessage());
            return 1;
        }
    }
}
