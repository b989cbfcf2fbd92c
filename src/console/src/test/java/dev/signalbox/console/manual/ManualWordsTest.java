package dev.signalbox.console.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;

/** What the manual prints bold is what an operator sees: a button that is renamed is renamed in the manual too. */
class ManualWordsTest {
    private static final Set<String> SHOWN = Set.of("template.yaml", "pipeline.yaml", "ImageFields.java",
            "DownloadStatus.java", "ExecutionStatus.java", "JobStatus.java");
    private static final Pattern CHOICE = Pattern.compile("\\{\\d,choice,((?:[^{}]|\\{[^{}]*})*)}");
    private static final Pattern VALUE = Pattern.compile("\\{\\d[^{}]*}");

    @Test
    void standsInTheConsole() throws Exception {
        String seen = seen();
        List<String> wrong = new ArrayList<>();
        Sources.manual().pages().forEach(page -> page.document().accept(new AbstractVisitor() {
            @Override
            public void visit(StrongEmphasis bold) {
                String words = text(bold).strip();
                if (!words.endsWith(":") && !Stream.of(words.split("…")).map(String::strip).allMatch(w -> seen.contains(
                        w
                                .toLowerCase(Locale.ROOT)))) {
                    wrong.add(page.name() + ".md: " + words);
                }
            }
        }));
        assertThat(wrong).as(
                "bold words of the manual that the console does not show; what is only important is *italic*")
                .isEmpty();
    }

    /** All texts of the console, the titles and parameters of the pipelines, and the names of states, in small letters. */
    private static String seen() throws Exception {
        var messages = new Properties();
        messages.load(new StringReader(Sources.text(Sources.ROOT.resolve("fxml/messages.properties"))));
        String texts = messages.values().stream().map(Object::toString).flatMap(ManualWordsTest::variants).collect(
                Collectors.joining("\n"));
        var all = new StringBuilder(texts);
        for (String folder : List.of("infra-templates", "src/deploy/src/main/java/dev/signalbox/deploy/internal",
                "src/console/src/main/java/dev/signalbox/console/model")) {
            try (Stream<Path> files = Files.walk(Sources.ROOT.resolve(folder))) {
                files.filter(f -> SHOWN.contains(f.getFileName().toString())).forEach(f -> all.append('\n').append(
                        Sources.text(f)));
            }
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }

    /** A text as it is for one and for many. */
    private static Stream<String> variants(String message) {
        String text = message.replace("''", "'");
        var choice = CHOICE.matcher(text);
        return choice.find() ? Stream.of(choice.group(1).split("\\|")).flatMap(c -> variants(text.substring(0, choice
                .start()) + c.replaceFirst("^[^#<]*[#<]", "") + text.substring(choice.end())))
                : Stream.of(VALUE.matcher(text).replaceAll("…"));
    }

    private static String text(Node node) {
        return TextContentRenderer.builder().build().render(node);
    }
}
