package dev.signalbox.console.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/**
 * A picture of the manual whose screen has changed was looked at since. How its screen is is told by the golden pictures of its own
 * name; or else by its {@link dev.signalbox.console.Sketch} for the words, and by the golden pictures of a screen like it for the
 * looks. Tests compare them all with the screens.
 */
class ManualPicturesTest {
    private static final Path PICTURES = Sources.BOOK.resolve("pictures");
    private static final Pattern TAKES = Pattern.compile("(shots?|golden|Shot|Png)\\b");
    private static final Pattern NAME = Pattern.compile(
            "\"(?:target/shots/)?([a-z0-9-]+?)(?:-light|-dark|-)?(?:\\.png)?\"");
    private static final Path RESOURCES = Sources.ROOT.resolve("src/console/src/test/resources");
    private static final Path SKETCHES = RESOURCES.resolve("sketches");

    private record Looked(String picture, String like, String hash, String date, String who) {}

    @Test
    void wereLookedAtSinceTheirScreensChanged() throws Exception {
        List<String> again = new ArrayList<>();
        for (Looked looked : list()) {
            if (!hash(looked).equals(looked.hash())) {
                again.add(
                        """
                                What %1$s shows has changed since %2$s. Look at packaging/manual/pictures/%1$s.png. If it is still right:
                                packaging/renew-manual.sh looked %1$s. If not: packaging/renew-manual.sh pictures, look, and then the same.
                                """
                                .formatted(looked.picture(), looked.date()).replace('\n', ' ').strip());
            }
        }
        assertThat(again).as("pictures of the manual to look at").isEmpty();
    }

    @Test
    void areAllInTheList() throws Exception {
        assertThat(list()).extracting(Looked::picture).as("looked-at.txt").containsExactlyInAnyOrderElementsOf(
                pictures());
        assertThat(Sources.files(PICTURES, "-dark.png")).allSatisfy(dark -> assertThat(Path.of(dark.toString().replace(
                "-dark.png", ".png"))).exists());
    }

    @Test
    void belongToScreensThatTestsCompare() throws Exception {
        assertThat(pictures()).allSatisfy(name -> assertThat(ties(name)).as("golden picture or sketch of " + name)
                .isNotEmpty());
        assertThat(Sources.files(SKETCHES, ".txt")).allSatisfy(sketch -> {
            String name = sketch.getFileName().toString().replace(".txt", "");
            assertThat(pictures()).as("a sketch is of a picture").contains(name);
            assertThat(ties(name)).as("what has a golden picture needs no sketch").containsExactly(sketch);
        });
        assertThat(list()).allSatisfy(looked -> assertThat(looked.like().equals("-") || !golden(looked.like())
                .isEmpty())
                .as("golden picture " + looked.like() + " for " + looked.picture()).isTrue());
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
        assertThat(list()).extracting(Looked::picture).filteredOn(n -> !made.contains(n)).as(
                "pictures that no test makes, such as by frame.shots(\"name\"), in one line").isEmpty();
    }

    private static List<String> pictures() throws IOException {
        return Sources.files(PICTURES, ".png").stream().map(f -> f.getFileName().toString().replace(".png", "")).filter(
                n -> !n.endsWith("-dark")).toList();
    }

    private static List<Looked> list() {
        return Sources.text(PICTURES.resolve("looked-at.txt")).lines().filter(l -> !l.startsWith("#")).map(l -> l.split(
                " \\| ")).map(c -> new Looked(c[0], c[1], c[2], c[3], c[4])).toList();
    }

    private static List<Path> golden(String name) {
        Path light = RESOURCES.resolve("golden").resolve(name + "-light.png");
        return Files.exists(light) ? List.of(light, light.resolveSibling(name + "-dark.png")) : List.of();
    }

    private static List<Path> ties(String picture) {
        List<Path> golden = golden(picture);
        return golden.isEmpty() ? Stream.of(SKETCHES.resolve(picture + ".txt")).filter(Files::exists).toList() : golden;
    }

    private static String hash(Looked looked) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path tie : Stream.concat(ties(looked.picture()).stream(), golden(looked.like()).stream()).toList()) {
            digest.update(Files.readAllBytes(tie));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
