package dev.signalbox.console.model.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionFileTest {
    private static final String ONE = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    @TempDir private Path folder;

    private void refused(Path file, String... words) {
        assertThatThrownBy(() -> DefinitionFile.read(file)).isInstanceOf(DefinitionFile.UnusableException.class)
                .message().contains(file.toString()).contains(words);
    }

    @Test
    void isMeantByItsNameOrItsAddress() {
        assertThat(DefinitionFile.path("orders.asl.json")).contains(Path.of("orders.asl.json").toAbsolutePath());
        assertThat(DefinitionFile.path("/a/b.ASL")).contains(Path.of("/a/b.ASL"));
        assertThat(DefinitionFile.path("file:///a/my%20orders.asl.json")).contains(Path.of("/a/my orders.asl.json"));
        assertThat(DefinitionFile.path("file://server/share/x.asl")).isEmpty();
        assertThat(DefinitionFile.path("file:%zz")).isEmpty();
        assertThat(DefinitionFile.path("a\0.asl")).isEmpty();
        assertThat(DefinitionFile.path("s3://bucket/x.json")).isEmpty();
        assertThat(DefinitionFile.path("demo")).isEmpty();
        assertThat(DefinitionFile.path("file:////server/share/x.asl")).as("Windows would sign in there").isEmpty();
    }

    @Test
    void isNotMeantByAPlaceInAwsThatIsNamedAlike() {
        for (String place : List.of("s3://bucket/definitions/orders.asl.json", "arn:aws:s3:::bucket/orders.asl",
                "signalbox://open/s3://bucket/orders.asl", "https://b.s3.amazonaws.com/orders.asl.json")) {
            assertThat(DefinitionFile.path(place)).as(place).isEmpty();
        }
    }

    @Test
    void isReadAlsoWithAByteOrderMarkAndWhenItCannotBeRun() throws Exception {
        Path good = Files.writeString(folder.resolve("good.asl"), "\uFEFF" + ONE);
        assertThat(DefinitionFile.read(good).definition().isValid()).isTrue();
        assertThat(DefinitionFile.read(good).source().states()).hasSize(1);
        Path broken = Files.writeString(folder.resolve("broken.asl"), "{\"StartAt\":\"Gone\"");
        assertThat(DefinitionFile.read(broken).definition().diagnostics()).isNotEmpty();
    }

    @Test
    void eachBundledOneIsReadThoughItsTemplateFillsInValues() throws Exception {
        List<Path> bundled;
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("signalbox.home"), "infra-templates"))) {
            bundled = files.filter(f -> f.toString().endsWith(".asl.json")).toList();
        }
        assertThat(bundled).hasSizeGreaterThan(4);
        for (Path file : bundled) {
            DefinitionFile read = DefinitionFile.read(file);
            assertThat(read.findings()).as(file.toString()).isEmpty();
            assertThat(read.isRunnable()).isTrue();
            assertThat(read.source().states()).isNotEmpty();
        }
    }

    @Test
    void namesWhatATemplateFillsIn() throws Exception {
        Path file = Files.writeString(folder.resolve("t.asl"),
                """
                        {"StartAt":"A","TimeoutSeconds": ${Long}${More}, "Comment":"\\"${In} \\\\", "States":{"A":{"Type":"Pass","End":true}}}
                        """);
        DefinitionFile read = DefinitionFile.read(file);
        assertThat(read.placeholders()).containsExactly("In", "Long", "More");
        assertThat(read.text()).contains("\"TimeoutSeconds\": 1, \"Comment\":\"\\\"${In} \\\\\"");
        assertThat(read.findings()).isEmpty();
        assertThat(DefinitionFile.read(Files.writeString(file, "{\"StartAt\":\"${X}\"}")).isRunnable()).isFalse();
    }

    @Test
    void saysOnceAndShortlyThatItIsNoJson() throws Exception {
        String large = "{\"StartAt\": nonsense" + " ".repeat(1000) + "}";
        List<String> findings = DefinitionFile.read(Files.writeString(folder.resolve("n.asl"), large)).findings();
        assertThat(findings).singleElement().asString().contains("Not valid JSON", "nonsense", "line 1").doesNotContain(
                "Source").hasSizeLessThan(200);
    }

    @Test
    void isRefusedInWords() throws IOException {
        refused(folder.resolve("no.asl"), "There is no file");
        refused(folder, "is a folder");
        refused(Files.write(folder.resolve("large.asl"), new byte[(2 << 20) + 1]), "2097153 bytes");
        refused(Files.write(folder.resolve("picture.asl"), new byte[]{(byte) 0x89, 'P', 'N', 'G'}), "UTF-8");
        refused(Files.write(folder.resolve("zero.asl"), new byte[]{'{', 0, '}'}), "binary");
    }
}
