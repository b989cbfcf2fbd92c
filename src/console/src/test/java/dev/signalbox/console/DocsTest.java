package dev.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that people read: nothing that they point to is missing. */
class DocsTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private final Path home = Path.of(System.getProperty("signalbox.home"));

    @Test
    void leadToFilesThatAreThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path page : pages()) {
            var links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                if (!Files.exists(page.resolveSibling(links.group(1)).normalize())) {
                    missing.add(home.relativize(page) + " points to " + links.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(home.resolve("README.md"), home.resolve("packaging/CHANGELOG.md"),
                home.resolve("packaging/account-check.md")));
        for (var folder : List.of("src/docs", "infra-templates")) {
            try (Stream<Path> files = Files.walk(home.resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        assertThat(pages).hasSizeGreaterThan(25);
        return pages;
    }
}
