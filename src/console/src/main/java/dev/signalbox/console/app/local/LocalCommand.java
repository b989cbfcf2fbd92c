package dev.signalbox.console.app.local;

import dev.signalbox.console.app.FolderOptions;
import dev.signalbox.console.app.Versions;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import dev.signalbox.localcloud.LocalCloudStartException;
import dev.signalbox.localcloud.RunningCloud;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signalbox local}: the local cloud alone, until it is interrupted. */
@Command(name = "local", mixinStandardHelpOptions = true, versionProvider = Versions.class, subcommands = {
        EnvCommand.class, ExportCommand.class,
        ImportCommand.class, ResetCommand.class,
        RehearseCommand.class}, description = "Runs only the local cloud and says how the AWS CLI and SDKs reach it. "
                + "Ctrl+C stops it.")
public final class LocalCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin private FolderOptions folder = new FolderOptions();

    @Option(names = "--port", paramLabel = "<port>", description = "0 for any free one; default: 4566, or the next free one if that is taken") private @Nullable Integer port;

    @Option(names = "--memory", paramLabel = "<size>", converter = MemorySize.Reader.class, description = "heap of the process at most, such as 512m or 2g; default: a quarter of the computer's memory, at most 2g. Functions and jobs have their own") private @Nullable MemorySize memory;

    @Option(names = "--reset", description = "forgets everything in the data folder first; asks before, unless --yes is given") private boolean reset;

    @Option(names = "--enforce-iam", description = "refuses what the policies of functions', jobs' and state machines' roles do not allow, as AWS does") private boolean enforceIam;

    @Mixin private Consent consent = new Consent();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var line = Objects.requireNonNull(spec).commandLine();
        var data = folder.data();
        try {
            if (memory != null && OwnHeap.isMissing(memory)) {
                return OwnHeap.run(memory, spec.root().commandLine().getParseResult().originalArgs());
            }
            if (reset && !consent.reset(data, line)) {
                return FAILED;
            }
            try (var cloud = LocalCloud.start(options(data))) {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cloud), "stop-local-cloud"));
                line.getOut().println(Environment.of(new RunningCloud(cloud.endpoint(), cloud.region(), cloud
                        .accessKeyId(), cloud.secretAccessKey()), readyAfter()));
                line.getOut().flush();
                new CountDownLatch(1).await();
                return 0;
            }
        } catch (LocalCloudStartException | IOException e) {
            line.getErr().println("signalbox: " + e.getMessage());
            return FAILED;
        }
    }

    private LocalCloudOptions options(Path data) {
        var options = port == null ? new LocalCloudOptions(data) : new LocalCloudOptions(data, port);
        return enforceIam ? options.enforcingIam() : options;
    }

    Path data() {
        return folder.data();
    }

    /** To be stopped is what it is there for, so that is no failure: the JVM by itself would end with 128 and the signal. */
    private static void stop(LocalCloud cloud) {
        cloud.close();
        Runtime.getRuntime().halt(0);
    }

    /** Since the launcher began, or the JVM where there is none: the process's own start is rounded by a second on some systems. */
    private static Duration readyAfter() {
        var now = Instant.now();
        long started = Long.getLong("signalbox.started", ManagementFactory.getRuntimeMXBean().getStartTime());
        return Duration.between(Instant.ofEpochMilli(started), now);
    }
}
