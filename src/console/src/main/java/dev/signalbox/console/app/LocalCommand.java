package dev.signalbox.console.app;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import dev.signalbox.localcloud.LocalCloudStartException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signalbox local}: the local cloud alone, until it is interrupted. */
@Command(name = "local", mixinStandardHelpOptions = true, description = "Runs only the local cloud and says how the AWS CLI and SDKs reach it.")
final class LocalCommand implements Callable<Integer> {
    @Option(names = "--data-folder", paramLabel = "<folder>", description = "where it keeps everything; default: ${DEFAULT-VALUE}") private Path dataFolder = Settings
            .usualDataFolder(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));

    @Option(names = "--port", paramLabel = "<port>", description = "default: 4566, or the next free one if that is taken") private @Nullable Integer port;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var line = Objects.requireNonNull(spec).commandLine();
        var options = port == null ? new LocalCloudOptions(dataFolder) : new LocalCloudOptions(dataFolder, port);
        try (var cloud = LocalCloud.start(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "close-local-cloud"));
            line.getOut().println(howToReach(cloud));
            line.getOut().flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (LocalCloudStartException e) {
            line.getErr().println("signalbox: " + e.getMessage());
            return 1;
        }
    }

    /** The key is this machine's own and opens nothing but this local cloud, so a terminal may show it. */
    private static String howToReach(LocalCloud cloud) {
        return """
                The local cloud answers at %1$s (Region %2$s, account %3$s). Stop it with Ctrl+C.

                  export AWS_ENDPOINT_URL=%1$s
                  export AWS_REGION=%2$s AWS_DEFAULT_REGION=%2$s
                  export AWS_ACCESS_KEY_ID=%4$s
                  export AWS_SECRET_ACCESS_KEY=%5$s

                  aws sts get-caller-identity""".formatted(cloud.endpoint(), cloud.region(), cloud.account(),
                cloud.accessKeyId(), cloud.secretAccessKey());
    }
}
