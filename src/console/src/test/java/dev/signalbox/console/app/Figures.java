package dev.signalbox.console.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured, as tables for readers and as lines for a test. */
final class Figures {
    private final List<Figure> figures = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    /** @param aim the most that it should be; not a number if nobody said */
    record Figure(String what, double aim, double measured, String unit) {}

    /**
     * Something that the operator does.
     *
     * @param took milliseconds until it was painted
     * @param blocked the longest time, in milliseconds, in which the FX thread answered nobody
     * @param busy how much of that it was running
     */
    record Step(String what, long took, long blocked, long busy) {}

    void add(String what, double aim, double measured, String unit) {
        figures.add(new Figure(what, aim, measured, unit));
    }

    void add(Step step) {
        steps.add(step);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Tables as Markdown has them. */
    String tables() {
        return "| what | aim | measured |\n|---|---|---|\n" + figures.stream().map(f -> "| %s | %s | %s |\n".formatted(
                f.what, words(f.aim, f.unit), words(f.measured, f.unit))).collect(Collectors.joining())
                + "\n| step | until painted | FX thread blocked at most | of that running |\n|---|---|---|---|\n"
                + steps.stream().map(s -> "| %s | %,d ms | %d ms | %d ms |\n".formatted(s.what, s.took, s.blocked,
                        s.busy)).collect(Collectors.joining());
    }

    private static String words(double value, String unit) {
        return Double.isNaN(value) ? ""
                : String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f %s" : "%.1f %s", value, unit);
    }

    /** Writes one line for each, to be read by {@link #read}. */
    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        figures.forEach(f -> lines.add(f.what + "\t" + f.measured));
        steps.forEach(s -> lines.add("busy: " + s.what + "\t" + s.busy));
        Files.write(file, lines);
    }

    static Map<String, Double> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(l -> l.split("\t")).collect(Collectors.toMap(l -> l[0], l -> Double
                .parseDouble(l[1])));
    }
}
