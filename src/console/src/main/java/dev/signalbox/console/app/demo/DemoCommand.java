package dev.signalbox.console.app.demo;

import dev.signalbox.console.app.Folders;
import dev.signalbox.console.app.Home;
import dev.signalbox.console.app.Session;
import dev.signalbox.console.app.Settings;
import dev.signalbox.console.app.Versions;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Program;
import dev.signalbox.console.model.Spans;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.PipelineCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does a pipeline's whole job in a local cloud of its own and checks every file. */
@Command(name = "demo", mixinStandardHelpOptions = true, versionProvider = Versions.class, description = "Does the whole job without a display, in a local cloud of its own: "
        + "deploys a pipeline, runs it, calls back, downloads, compares every checksum, and takes pictures of the console.")
public final class DemoCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "<pipeline>", defaultValue = "callback-download", description = "default: ${DEFAULT-VALUE}") private String pipeline = "callback-download";

    @Option(names = "--pictures", paramLabel = "<folder>", description = "where the pictures go; default: .signalbox/demo in a source checkout, else the folder demo in the cache") private @Nullable Path pictures;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec == null ? new PrintWriter(PrintWriter.nullWriter()) : spec.commandLine().getOut();
        var data = Files.createTempDirectory("signalbox-demo");
        boolean good = false;
        try {
            good = run(new Narrator(out, Clock.systemUTC()), data);
        } catch (DemoFailure | DeployException | GatewayException e) {
            out.println("demo: " + e.getMessage());
        }
        if (good) {
            clear(data, out);
        } else {
            out.println("demo: failed; the local cloud's data and log are kept in " + data);
        }
        out.flush();
        return good ? 0 : 1;
    }

    private boolean run(Narrator narrator, Path data) throws IOException, InterruptedException, GatewayException {
        var folder = Optional.ofNullable(pictures).orElseGet(DemoCommand::usualPictures);
        var catalogue = PipelineCatalogue.in(Home.pipelines());
        var chosen = catalogue.pipeline(pipeline);
        var session = Session.start(new Settings(data, Optional.of(0)).enforcingIam());
        narrator.say("The local cloud answers at %s (%s)", session.environment().endpoint(),
                Spans.words(narrator.elapsed()));
        try (var console = Pictures.of(session, folder)) {
            boolean good = Story.of(chosen.name(), Ports.of(session, catalogue), console, narrator)
                    .orElseThrow(() -> new DemoFailure("There is no demo of " + chosen.name())).tell(chosen);
            narrator.say("Pictures of the screens, light and dark, are in %s", folder);
            narrator.end(good);
            return good;
        }
    }

    /** Nobody writes where a program is installed. */
    private static Path usualPictures() {
        return Program.launcher().isEmpty() ? Home.path().resolve(".signalbox").resolve("demo")
                : Folders.usual().cache().resolve("demo");
    }

    /** A function's JVM that was ended this instant may still have written; that makes no failure of what went well. */
    private static void clear(Path data, PrintWriter out) {
        try {
            delete(data);
        } catch (IOException e) {
            out.println("demo: the local cloud's data could not be deleted (" + e + "); it is left in " + data);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
