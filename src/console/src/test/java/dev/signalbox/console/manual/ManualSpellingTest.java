package dev.signalbox.console.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.junit.jupiter.api.Test;

/** Every word of the manual that is no code is a word of British English, one of {@code words.txt}, or a name of our templates. */
class ManualSpellingTest {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}'’]*");
    private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{L}*\\p{Lu}\\p{L}*|\\p{Ll}+\\p{Lu}\\p{L}*");

    private final Set<String> known = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    @Test
    void isSpelledRight() throws Exception {
        read();
        Set<String> wrong = new TreeSet<>();
        Sources.manual().pages().forEach(page -> words(page.document()).filter(w -> !isKnown(w)).forEach(
                w -> wrong.add(page.name() + ".md: " + w)));
        assertThat(wrong).as(
                "spelled wrong; a word that is right goes into src/manual/words.txt, what is code between backticks")
                .isEmpty();
    }

    @Test
    void aWordThatIsWrongIsFound() throws Exception {
        read();
        assertThat(Stream.of("recieve", "Deplyo", "color", "AllowedHostz").filter(this::isKnown)).isEmpty();
        assertThat(Stream.of("receive", "Deploy", "colour", "AllowedHosts", "callback's", "RUNNABLE")).allMatch(
                this::isKnown);
    }

    private boolean isKnown(String word) {
        String plain = word.replace('’', '\'').replaceFirst("('s|s'|')$", "");
        return plain.equals(plain.toUpperCase(Locale.ROOT)) || plain.chars().anyMatch(Character::isDigit) || Stream.of(
                word, plain, plain.toLowerCase(Locale.ROOT)).anyMatch(known::contains) || names.contains(plain);
    }

    private static Stream<String> words(Node document) {
        StringBuilder text = new StringBuilder();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral()).append(' ');
            }

            @Override
            public void visit(SoftLineBreak line) {
                text.append(' ');
            }
        });
        Matcher words = WORD.matcher(text);
        return words.results().map(m -> m.group());
    }

    private void read() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Objects.requireNonNull(
                ManualSpellingTest.class.getResourceAsStream("/spelling/british-english.txt.gz"))),
                StandardCharsets.UTF_8))) {
            in.lines().forEach(known::add);
        }
        Sources.text(Sources.PAGES.resolve("words.txt")).lines().filter(l -> !l.startsWith("#")).flatMap(l -> Arrays
                .stream(l.split(" "))).forEach(known::add);
        try (Stream<Path> files = Files.walk(Sources.ROOT.resolve("infra-templates"))) {
            files.filter(f -> f.toString().matches(".*\\.(ya?ml|json|md)")).flatMap(f -> NAME.matcher(Sources.text(f))
                    .results()).forEach(m -> names.add(m.group()));
        }
    }
}
