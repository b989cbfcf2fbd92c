package dev.signalbox.console.app.crash;

import dev.signalbox.console.model.report.Defects;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells on the terminal of a defect that came before there was a window: its code, and where the log is. */
public final class StartFailure implements IExecutionExceptionHandler, Thread.UncaughtExceptionHandler {
    /** As {@code sysexits.h} has it: an internal error of the software. */
    public static final int CODE = 70;
    private static final Logger LOG = LoggerFactory.getLogger(StartFailure.class);

    private final Callable<Path> log;

    /** @param log begins the log file, if there is none yet, and says which it is */
    public StartFailure(Callable<Path> log) {
        this.log = log;
    }

    @Override
    public int handleExecutionException(Exception defect, CommandLine command, ParseResult parsed) {
        tell(defect, command.getErr());
        return CODE;
    }

    /** What is no exception, such as memory that is used up, is not handed over by the command line. */
    @Override
    public void uncaughtException(Thread thread, Throwable defect) {
        tell(defect, new PrintWriter(System.err, true));
        if (thread.getName().equals("main")) {
            System.exit(CODE);
        }
    }

    private void tell(Throwable defect, PrintWriter terminal) {
        if (defect instanceof InvalidPathException path && !hasLetters(path.getInput())) {
            terminal.println("signalbox: the locale of this terminal does not have the letters of the path " + path
                    .getInput() + ". Start it with a locale of UTF-8: LC_ALL=C.UTF-8 signalbox");
            terminal.flush();
            return;
        }
        String code = Defects.code(defect);
        String where;
        try {
            where = "Details are in " + log.call();
        } catch (Exception e) {
            where = "There is no log: " + e.getMessage();
        }
        LOG.error("Defect {} before there was a window", code, defect);
        terminal.println("signalbox: a defect of Signalbox stopped it: code " + code + ". " + where);
        terminal.flush();
    }

    /** Whether paths of this text can be said in the encoding that the JDK names files in. */
    private static boolean hasLetters(String path) {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")).newEncoder().canEncode(path);
    }
}
