package dev.signalbox.console.app.demo;

import dev.signalbox.console.model.Spans;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints what the demo does, each line with the time since it began. */
final class Narrator {
    private final PrintWriter out;
    private final Clock clock;
    private final Instant began;

    Narrator(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.began = clock.instant();
    }

    Duration elapsed() {
        return Duration.between(began, clock.instant());
    }

    /** A new chapter. */
    void chapter(String title) {
        out.println();
        say(title);
    }

    /** A line of the story; takes {@code String.format}'s placeholders. */
    void say(String line, Object... arguments) {
        var text = arguments.length == 0 ? line : String.format(Locale.ROOT, line, arguments);
        out.printf(Locale.ROOT, "%7.1f s  %s%n", elapsed().toMillis() / 1000.0, text);
        out.flush();
    }

    /** A detail below the last line. */
    void detail(String line, Object... arguments) {
        out.println("             " + (arguments.length == 0 ? line : String.format(Locale.ROOT, line, arguments)));
        out.flush();
    }

    void end(boolean good) {
        out.println();
        say(good ? "Everything matched, in %s." : "Something did not match; see above. Took %s.", Spans.words(
                elapsed()));
    }
}
