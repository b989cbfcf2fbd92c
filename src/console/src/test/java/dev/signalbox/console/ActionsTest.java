package dev.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of actions names tests that exist, and for each action one by mouse and one by keyboard. */
class ActionsTest {
    private static final Path PAGE = Path.of("../docs/actions.md");
    private static final Pattern NAMED = Pattern.compile("`([\\w.]+)#(\\w+)`");

    @Test
    void eachActionHasATestByMouseAndOneByKeyboard() throws Exception {
        List<String> rows = Files.readAllLines(PAGE).stream().filter(l -> l.startsWith("| ") && !l.startsWith(
                "| Action")).toList();
        assertThat(rows).hasSizeGreaterThan(25).allSatisfy(row -> assertThat(row.split("\\|")).hasSize(4).satisfies(
                cells -> assertThat(List.of(cells[2], cells[3])).allSatisfy(cell -> assertThat(cell).containsPattern(
                        NAMED))));
    }

    @Test
    void eachTestThatIsNamedExists() throws Exception {
        List<MatchResult> named = NAMED.matcher(Files.readString(PAGE)).results().toList();
        assertThat(named).hasSizeGreaterThan(50).allSatisfy(test -> assertThat(Arrays.stream(Class.forName(
                "dev.signalbox.console." + test.group(1)).getDeclaredMethods()).filter(m -> m.isAnnotationPresent(
                        Test.class)).map(m -> m.getName())).contains(test.group(2)));
    }
}
