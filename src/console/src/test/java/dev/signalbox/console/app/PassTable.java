package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The table of the accessibility pass, and what is wrong. */
final class PassTable {
    private final List<String> rows = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    /**
     * A row, and a problem for all that is not as it should be.
     *
     * @param more further cells
     */
    void note(String where, FocusWalk.Found found, String... more) {
        found.nameless().forEach(n -> problem(where, "no name " + n));
        found.unreached().forEach(n -> problem(where, "not reached " + n));
        found.ringless().forEach(n -> problem(where, "no ring " + n));
        found.outOfSight().forEach(n -> problem(where, "out of sight " + n));
        if (!found.around()) {
            problem(where, "Tab does not come around");
        }
        rows.add("| %s | %d | %s | %d | %d | %d | %d | %s |".formatted(where, found.stops(), found.around() ? "yes"
                : "no", found.unreached().size(), found.nameless().size(), found.ringless().size(), found.outOfSight()
                        .size(), String.join(" | ", more)));
    }

    void problem(String where, String what) {
        problems.add(where + ": " + what);
    }

    void word(String word) {
        words.add(word);
    }

    /** Writes it all to {@code target}, and fails if there is a problem. */
    void finish(String file) throws IOException {
        Files.write(Path.of("target", file), Stream.of(rows, problems, words).flatMap(List::stream).toList());
        assertThat(problems).isEmpty();
    }
}
