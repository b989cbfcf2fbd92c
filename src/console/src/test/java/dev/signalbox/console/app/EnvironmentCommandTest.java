package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.EnvironmentInfo.Kind;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.store.environments.SavedEnvironments;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the shell says of an environment that it cannot open; no window comes. */
class EnvironmentCommandTest {
    @TempDir Path folder;

    private String refused(String... arguments) {
        StringWriter said = new StringWriter();
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data-folder";
        all[arguments.length + 1] = folder.toString();
        int code = new CommandLine(new ConsoleCommand()).setErr(new PrintWriter(said)).execute(all);
        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        return said.toString();
    }

    @Test
    void aWrongNameListsWhatThereIs() {
        SavedEnvironments.in(folder, Runnable::run).put(Optional.empty(), new SavedEnvironment("orders", Kind.PROD, "",
                "eu-central-1", "", "orders-prod", Optional.empty(), Optional.empty()));
        assertThat(refused("--environment", "order")).contains("There is no environment named order. Environments: "
                + "orders.");
        assertThat(refused("--profile", "no-such-profile-anywhere")).contains(
                "There is no profile no-such-profile-anywhere. Profiles: ");
    }

    @Test
    void oneWindowShowsOneEnvironment() {
        assertThat(refused("--environment", "a", "--profile", "b")).contains("a window shows one");
        assertThat(refused("--region", "eu-west-1")).contains("--region belongs to --profile");
    }
}
