package dev.signalbox.console.store.transfer.down;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimedNamesTest {
    private final ClaimedNames names = new ClaimedNames();

    private String claim(String key) {
        return names.claim(key, key);
    }

    @Test
    void leavesGoodNamesAlone() {
        assertThat(claim("run/a.txt")).isEqualTo("run/a.txt");
        assertThat(claim("run/sub/b.txt")).isEqualTo("run/sub/b.txt");
        assertThat(claim("Übersicht – 2026.csv")).isEqualTo("Übersicht – 2026.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "/etc/passwd", "a/../../b", "..", ".", "//", "C:\\Windows\\x", "con",
            "nul.txt",
            "lpt1/x", "end.", "end ", "a:b", "x\u0000y", "r\u202egpj.exe", "\ud800", "line\nbreak", "COM¹"})
    void nothingLeadsOutOrCannotBeOpened(String key) {
        var folder = Path.of("/folder");
        var path = folder.resolve(claim(key)).normalize();
        assertThat(path.startsWith(folder)).isTrue();
        assertThat(path).isNotEqualTo(folder);
        assertThat(path.toString().substring(1)).doesNotContainPattern("[:\\\\\\p{Cntrl}\u202e\ud800]|[. ](/|$)")
                .doesNotContainPattern("(?i)(^|/)(con|nul|lpt1|com¹)(\\.|/|$)");
    }

    @Test
    void keysThatBecomeTheSameNameAreBothKept() {
        assertThat(claim("a:b.txt")).isEqualTo("a_b.txt");
        assertThat(claim("a?b.txt")).startsWith("a_b~").endsWith(".txt");
        assertThat(claim("a_b.txt")).startsWith("a_b~").endsWith(".txt");
    }

    @Test
    void namesThatDifferByCaseOrComposedLettersAreToldApart() {
        assertThat(claim("Read.me")).isEqualTo("Read.me");
        assertThat(claim("read.me")).startsWith("read~");
        assertThat(claim("caf\u00e9")).isEqualTo("caf\u00e9");
        assertThat(claim("cafe\u0301")).startsWith("cafe\u0301~");
    }

    @Test
    void aFileAndAFolderOfTheSameNameAreToldApart() {
        assertThat(claim("x")).isEqualTo("x");
        var one = claim("x/one");
        var two = claim("x/two");
        assertThat(one).startsWith("x~").endsWith("/one");
        assertThat(two).isEqualTo(one.replace("/one", "/two"));
        assertThat(claim("y/one")).isEqualTo("y/one");
        assertThat(claim("y")).startsWith("y~");
    }

    @Test
    void longNamesAreCutSoThatNoFileSystemRefusesThem() {
        var name = claim("ü".repeat(300) + ".json");
        assertThat(name.getBytes().length).isLessThan(200);
        assertThat(name).endsWith(".json");
        assertThat(claim("ü".repeat(301) + ".json")).isNotEqualTo(name);
    }

    @Test
    void whatWasGivenBeforeIsNotGivenAgain() {
        names.took("dir/a.txt");

        assertThat(claim("dir/A.txt")).startsWith("dir/A~");
        assertThat(claim("dir")).startsWith("dir~");
    }

    @Test
    void manyNamesStayUnique() {
        var seen = new HashSet<String>();
        IntStream.range(0, 20_000).forEach(i -> assertThat(seen.add(claim("p/" + i % 5_000 + (i < 5_000 ? ""
                : "?"
                        .repeat(i / 5_000)))
                .toLowerCase(Locale.ROOT))).isTrue());
    }
}
