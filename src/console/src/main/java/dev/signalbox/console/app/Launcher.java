package dev.signalbox.console.app;

import dev.signalbox.console.app.crash.StartFailure;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plain entry point: a main class that is no JavaFX application may be started from the class path. */
public final class Launcher {
    /** A strong reference, because a logger that nobody holds loses its filter. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Launcher() {}

    public static void main(String[] arguments) {
        // JavaFX warns about every start from the class path, which is the one way Signalbox is started.
        JAVAFX.setFilter(r -> r.getMessage() == null || !r.getMessage().startsWith("Unsupported JavaFX configuration"));
        Thread.setDefaultUncaughtExceptionHandler(new StartFailure(() -> LogFile.begin(Folders.usual().logs())));
        ConsoleCommand console = new ConsoleCommand();
        StartFailure failure = new StartFailure(() -> LogFile.begin(console.folders().logs()));
        Thread.setDefaultUncaughtExceptionHandler(failure);
        int code = ConsoleCommand.line(console).setExecutionExceptionHandler(failure).execute(words(System
                .getProperty("signalbox.command"), arguments));
        System.exit(code);
    }

    /** @param command what an installed launcher such as {@code signalbox-local} stands for */
    static String[] words(@Nullable String command, String... arguments) {
        return Stream.concat(Stream.ofNullable(command), Stream.of(arguments)).toArray(String[]::new);
    }
}
