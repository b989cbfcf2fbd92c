package dev.signalbox.console.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A picture of the manual whose screen has changed was looked at since. */
class ManualPicturesTest {
    private static final Path PICTURES = Sources.BOOK.resolve("pictures");

    private static final Pattern TAKES = Pattern.compile("(shots?|golden|Shot|Png)\\b");
    private static final Pattern NAME = Pattern.compile(
            "\"(?:target/shots/)?([a-z0-9-]+?)(?:-light|-dark|-)?(?:\\.png)?\"");

    private record Looked(String picture, String file, String hash, String date, String who) {}

    @Test
    void wereLookedAtSinceTheirScreensChanged() throws Exception {
        List<String> again = new ArrayList<>();
        for (Looked looked : list()) {
            Path file = Sources.ROOT.resolve(looked.file());
            if (!Files.exists(file)) {
                again.add("%s belongs to %s, which is not there any more: name another file in looked-at.txt".formatted(
                        looked.picture(), looked.file()));
            } else if (!List.of(hash(looked, true), hash(looked, false)).contains(looked.hash())) {
                again.add(
                        """
                                %1$s shows what %2$s is about, and that has changed since %3$s. Look at packaging/manual/pictures/%1$s. If it is still right:
                                packaging/renew-manual.sh looked %1$s. If not: packaging/renew-manual.sh pictures, look, and then the same.
                                """
                                .formatted(looked.picture(), looked.file(), looked.date()).replace('\n', ' ').strip());
            }
        }
        assertThat(again).as("pictures of the manual to look at").isEmpty();
    }

    @Test
    void areAllInTheList() throws Exception {
        assertThat(list()).extracting(Looked::picture).as("looked-at.txt").containsExactlyInAnyOrderElementsOf(Sources
                .files(PICTURES, ".png").stream().map(f -> f.getFileName().toString()).filter(n -> !n.endsWith(
                        "-dark.png")).toList());
        assertThat(Sources.files(PICTURES, "-dark.png")).allSatisfy(dark -> assertThat(Path.of(dark.toString().replace(
                "-dark.png", ".png"))).exists());
    }

    /** {@code packaging/renew-manual.sh pictures} looks for the tests in the same way. */
    @Test
    void areAllMadeByTests() throws Exception {
        Set<String> made;
        try (Stream<Path> tests = Files.walk(Sources.ROOT.resolve("src/console/src/test/java"))) {
            made = tests.filter(f -> f.toString().endsWith("Test.java")).flatMap(f -> Sources.text(f).lines()).filter(
                    TAKES.asPredicate()).flatMap(l -> NAME.matcher(l).results()).map(m -> m.group(1)).collect(Collectors
                            .toSet());
        }
        assertThat(list()).extracting(l -> l.picture().replace(".png", "")).filteredOn(n -> !made.contains(n)).as(
                "pictures that no test makes, such as by frame.shots(\"name\"), in one line").isEmpty();
    }

    private static List<Looked> list() {
        return Sources.text(PICTURES.resolve("looked-at.txt")).lines().filter(l -> !l.startsWith("#")).map(l -> l.split(
                " \\| ")).map(c -> new Looked(c[0], c[1], c[2], c[3], c[4])).toList();
    }

    /** Of a golden picture, and of that in the dark as well where the manual shows the dark too; older lines have only the light. */
    private static String hash(Looked looked, boolean withDark) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(Sources.ROOT.resolve(looked.file())));
        Path dark = Sources.ROOT.resolve(looked.file().replace("-light.png", "-dark.png"));
        if (withDark && looked.file().endsWith("-light.png") && Files.exists(dark) && Files.exists(PICTURES.resolve(
                looked.picture()
                        .replace(".png", "-dark.png")))) {
            digest.update(Files.readAllBytes(dark));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
