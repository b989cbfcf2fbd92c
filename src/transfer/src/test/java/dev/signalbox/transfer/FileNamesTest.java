package dev.signalbox.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {"https://h/a/b.csv > b.csv", "https://h/a/b.csv?x=1/2 > b.csv",
            "https://h/a/b.csv#top > b.csv", "https://h/data/ > data", "https://h/ > file", "https://h > file",
            "https://h/a/.. > file", "https://h/a/. > file", "https://h/..%2F..%2Fetc%2Fpasswd > passwd",
            "https://h/a%20b.txt > a b.txt", "https://h/r%C3%A9sum%C3%A9.pdf > résumé.pdf",
            "https://h/100%.txt > 100%.txt",
            "https://h/a+b.txt > a+b.txt", "https://h/a%00b.txt > a_b.txt", "https://h/con.txt > _con.txt",
            "https://h/trailing.%20 > trailing", "https://h/x%5C..%5Cy.txt > y.txt"})
    void namesComeFromTheUrlsLastSegment(String url, String name) {
        assertThat(FileNames.fromUrl(url)).isEqualTo(name);
    }

    @Test
    void givenNamesNeverEscapeTheirFolder() {
        assertThat(FileNames.sanitised("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.sanitised("..")).isEqualTo("file");
        assertThat(FileNames.sanitised("a/..")).isEqualTo("file");
        assertThat(FileNames.sanitised("..\\..\\x")).isEqualTo("x");
        assertThat(FileNames.sanitised("  ")).isEqualTo("file");
        assertThat(FileNames.sanitised("")).isEqualTo("file");
    }

    @Test
    void unsafeCharactersAreReplaced() {
        assertThat(FileNames.sanitised("a:b*c?d\"e<f>g|h\ni\u202Ej\u0000.txt")).isEqualTo("a_b_c_d_e_f_g_h_i_j_.txt");
    }

    @Test
    void unicodeIsKeptInOneForm() {
        assertThat(FileNames.sanitised("Übung 日本語 🚂.txt")).isEqualTo("Übung 日本語 🚂.txt");
        assertThat(FileNames.sanitised("e\u0301.txt")).isEqualTo("é.txt");
    }

    @Test
    void tooLongNamesKeepTheirExtension() {
        var name = FileNames.sanitised("日".repeat(400) + ".tar.gz");
        assertThat(name).endsWith("日.gz");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
        assertThat(FileNames.sanitised("x." + "y".repeat(400))).hasSize(200);
    }

    @Test
    void equalBaseNamesGetDifferentNames() {
        var plan = new NamePlan(Set.of("manifest.json"));
        assertThat(plan.assign("https://a/x.csv", "x.csv")).isEqualTo("x.csv");
        assertThat(plan.assign("https://b/x.csv", "x.csv")).matches("x-[0-9a-f]{8}\\.csv");
        assertThat(plan.assign("https://c/X.CSV", "X.CSV")).matches("X-[0-9a-f]{8}\\.CSV");
        assertThat(plan.assign("https://d/manifest.json", "manifest.json")).matches("manifest-[0-9a-f]{8}\\.json");
    }

    @Test
    void sameListGivesTheSameNames() {
        assertThat(namesOfTwo()).isEqualTo(namesOfTwo());
    }

    private static String namesOfTwo() {
        var plan = new NamePlan(Set.of());
        return plan.assign("https://a/x.csv", "x.csv") + " " + plan.assign("https://b/x.csv", "x.csv");
    }

    @Test
    void longEqualNamesStayDifferent() {
        var plan = new NamePlan(Set.of());
        var first = plan.assign("https://a", "n".repeat(500) + ".csv");
        var second = plan.assign("https://b", "n".repeat(500) + ".csv");
        assertThat(second).isNotEqualTo(first).endsWith(".csv").hasSize(200);
    }

    @Test
    void sameUrlTwiceIsAnError() {
        var plan = new NamePlan(Set.of());
        for (int i = 0; i < 9; i++) {
            plan.assign("https://a/x", "x");
        }
        assertThatThrownBy(() -> plan.assign("https://a/x", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pageUrlsAreNotTelling() {
        assertThat(FileNames.isTelling("https://h/report.csv?x=1")).isTrue();
        assertThat(FileNames.isTelling("https://h/download?file=a.csv")).isFalse();
        assertThat(FileNames.isTelling("https://h.example.com/")).isFalse();
    }
}
