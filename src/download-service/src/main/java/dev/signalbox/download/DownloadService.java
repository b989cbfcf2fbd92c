package dev.signalbox.download;

import dev.signalbox.download.api.http.HttpServer;
import dev.signalbox.download.config.Component;
import dev.signalbox.download.config.ConfigException;
import dev.signalbox.download.config.ConfigFile;
import dev.signalbox.download.log.ServiceLog;
import dev.signalbox.download.stats.InstanceName;
import dev.signalbox.download.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The download service: {@code api}, {@code processor}, {@code notifier}, or {@code all} of them in one process. Exit
 * codes: 0 stopped as asked, 1 could not start or failed, 2 wrong call or configuration.
 */
@Command(name = "download-service", mixinStandardHelpOptions = true, versionProvider = DownloadService.Stamp.class, description = "Downloads files for clients under limits for each group, and calls them back.")
public final class DownloadService implements Runnable {
    private static final int FAILED = 1;
    private static final int WRONG = 2;
    /** Not the name that logback looks for: the jar may be on a class path with others. */
    private static final String LOG_SETTING = "logback.configurationFile";

    @Spec private CommandSpec spec = CommandSpec.create();

    /** What {@code --version} says. */
    static final class Stamp implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[]{Version.current()};
        }
    }

    /** What all components take. */
    static final class Common {
        @Option(names = {"-c",
                "--config"}, paramLabel = "FILE", defaultValue = "config.json", description = "Configuration; AWS_CONFIG_FILE_BASE64 is taken when it is not there. Default: ${DEFAULT-VALUE}") private Path config = Path
                        .of("config.json");
    }

    /** Where the API listens. */
    static final class Listening {
        @Option(names = "--host", defaultValue = "", description = "Address to listen on. Default: all") private String host = "";
        @Option(names = {"-p",
                "--port"}, defaultValue = "8000", description = "Default: ${DEFAULT-VALUE}") private int port;

        /** The local cloud runs many containers on one computer, and tells each where to listen instead. */
        HttpServer.Address address(Map<String, String> env) {
            return new HttpServer.Address(env.getOrDefault("SIGNALBOX_HOST", host), Optional.ofNullable(env.get(
                    "SIGNALBOX_PORT")).map(Integer::valueOf).orElse(port));
        }
    }

    /** For processes without API. */
    static final class Management {
        @Option(names = "--management-port", paramLabel = "PORT", description = "Serves /health/live, /health/ready and /metrics there. Default: off") private Optional<Integer> port = Optional
                .empty();
    }

    /** Ends the JVM with an exit code. */
    public static void main(String[] args) {
        if (System.getProperty(LOG_SETTING) == null) {
            System.setProperty(LOG_SETTING, "dev/signalbox/download/logback.xml");
        }
        System.exit(command().execute(args));
    }

    static CommandLine command() {
        return new CommandLine(new DownloadService());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is needed");
    }

    @Command(description = "Takes jobs and tells of them over HTTP.", mixinStandardHelpOptions = true)
    int api(@Mixin Common common, @Mixin Listening listening) throws InterruptedException {
        return serve(Component.API, common, listening, Optional.empty());
    }

    @Command(description = "Downloads, and deletes files whose time is over.", mixinStandardHelpOptions = true)
    int processor(@Mixin Common common, @Mixin Management management) throws InterruptedException {
        return serve(Component.PROCESSOR, common, new Listening(), management.port);
    }

    @Command(description = "Tells clients how their downloads ended.", mixinStandardHelpOptions = true)
    int notifier(@Mixin Common common, @Mixin Management management) throws InterruptedException {
        return serve(Component.NOTIFIER, common, new Listening(), management.port);
    }

    @Command(description = "API, processor and notifier in one process.", mixinStandardHelpOptions = true)
    int all(@Mixin Common common, @Mixin Listening listening) throws InterruptedException {
        return serve(Component.ALL, common, listening, Optional.empty());
    }

    @Command(description = "Prints the version.")
    void version() {
        print(Version.current());
    }

    @Command(description = "Prints a configuration to begin with.")
    void config() {
        print(ConfigFile.sample().strip());
    }

    private void print(String text) {
        var out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    private int serve(Component component, Common common, Listening listening, Optional<Integer> management)
            throws InterruptedException {
        var instance = InstanceName.ofThisProcess() + "-"
                + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
        ServiceLog.identify(component.name().toLowerCase(Locale.ROOT), instance);
        var options = new ServiceProcess.Options(component, listening.address(System.getenv()),
                management, instance);
        ServiceProcess process;
        try {
            process = ServiceProcess.start(ConfigFile.read(common.config, component, System.getenv()), options);
        } catch (ConfigException | IllegalArgumentException e) {
            return complain(WRONG, e);
        } catch (IllegalStateException | StoreException | IOException e) {
            return complain(FAILED, e);
        }
        Thread.setDefaultUncaughtExceptionHandler(DownloadService::giveUp);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stop"));
        new CountDownLatch(1).await();
        return FAILED;
    }

    /**
     * A thread that ended unasked leaves a process that looks well and does a part of its work: it ends at once, and whoever
     * supervises it starts it again. What it held is given to others when its leases end.
     */
    private static void giveUp(Thread thread, Throwable why) {
        try {
            LoggerFactory.getLogger(DownloadService.class).error("The thread {} ended", thread.getName(), why);
        } finally {
            Runtime.getRuntime().halt(FAILED);
        }
    }

    /** A stop that was asked for is no failure: without this the JVM would say that it was a signal. */
    private static void stop(ServiceProcess process) {
        process.close();
        Runtime.getRuntime().halt(0);
    }

    private int complain(int code, Exception e) {
        var err = spec.commandLine().getErr();
        err.println(e.getMessage());
        err.flush();
        return code;
    }
}
