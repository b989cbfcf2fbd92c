package dev.signalbox.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each control that changes something, and each question, has a level in the page of danger levels; and only those have. */
class DangerLevelsTest {
    private static final Path ROOT = Path.of(System.getProperty("signalbox.root"));
    private static final Pattern MARKED = Pattern.compile("<[A-Z]\\w+\\b[^>]*?Guards\\.needs=[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\b(?:fx:id|id)=\"([\\w-]+)\"");
    private static final Pattern ACTION = Pattern.compile("onAction=\"#(\\w+)\"");
    private static final Pattern CONTROL = Pattern.compile("`([\\w.#-]+)`");
    private static final Set<String> NO_ACTION = Set.of("Confirmation.java", "Guards.java", "Barrier.java");

    @Test
    void eachMarkedControlAndEachQuestionHasALevel() throws IOException {
        Set<String> found = new TreeSet<>(controls());
        found.addAll(sources());
        assertThat(found).hasSizeGreaterThan(50);
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void eachRowSaysItsLevel() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(30).allSatisfy(row -> assertThat(row.split("\\|")[2].strip()).matches(
                "[123](, [23])?"));
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("src/docs/danger-levels.md")).stream().filter(l -> l.startsWith("| ")
                && !l.startsWith("| Action")).toList();
    }

    private static Set<String> listed() throws IOException {
        return rows().stream().flatMap(r -> CONTROL.matcher(r.substring(r.lastIndexOf('|', r.length() - 2))).results())
                .map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> controls() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(ROOT.resolve("fxml"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".fxml")).toList()) {
                MARKED.matcher(Files.readString(file, UTF_8)).results().forEach(m -> found.add(file.getFileName() + "#"
                        + name(m.group())));
            }
        }
        return found;
    }

    private static String name(String tag) {
        Matcher id = NAME.matcher(tag);
        Matcher action = ACTION.matcher(tag);
        return id.find() ? id.group(1) : action.find() ? action.group(1) : tag;
    }

    /** Classes, as an action has no other name in the sources. */
    private static List<String> sources() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("src/console/src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = String.valueOf(file.getFileName());
                String text = Files.readString(file, UTF_8);
                if (!NO_ACTION.contains(name) && (text.contains("new Confirmation(") || text.contains(
                        "Guards.needs("))) {
                    found.add(name.replace(".java", ""));
                }
            }
        }
        return found;
    }
}
