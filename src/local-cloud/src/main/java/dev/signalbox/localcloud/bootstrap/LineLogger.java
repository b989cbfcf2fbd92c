package dev.signalbox.localcloud.bootstrap;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What {@code context.getLogger()} answers: each message ends its line, as each is an event of its own on AWS. */
final class LineLogger implements LambdaLogger {
    private final PrintStream out;

    LineLogger(PrintStream out) {
        this.out = out;
    }

    @Override
    public void log(String message) {
        var text = String.valueOf(message);
        out.println(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        out.flush();
    }

    @Override
    public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
    }
}
