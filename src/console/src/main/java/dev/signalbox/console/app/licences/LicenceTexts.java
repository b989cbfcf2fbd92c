package dev.signalbox.console.app.licences;

import dev.signalbox.console.screen.settings.Facts.Part;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Full texts of licences: those of the standard licences that a project names, whose it is, and what its jars say themselves. */
final class LicenceTexts {
    /** Such as {@code META-INF/LICENSE}, {@code META-INF/FastDoubleParser-LICENSE}, {@code META-INF/licenses/lua/COPYRIGHT}. */
    private static final Pattern TOLD = Pattern.compile(
            "(?i)(META-INF/)?((maven/[^/]+/[^/]+|licen[cs]es?(/[^/]+)*)/)?([^/]*[-_.])?(licen[cs]e|notice|copying|copyright|third-?party)[^/]*");
    private static final Pattern APACHE = Pattern.compile(
            "(?s)Apache License\\s+Version 2\\.0.*?END OF TERMS AND CONDITIONS(\\s+APPENDIX.*?limitations\\s+under the License\\.?)?");
    private static final long LARGEST = 200_000;
    private static final String RULE = "\n" + "―".repeat(72) + "\n";

    private final List<Path> jars;

    /** @param classPath where the jars are, as far as they are there */
    LicenceTexts(String classPath) {
        jars = Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator))).filter(e -> e.endsWith(".jar")).map(
                Path::of).toList();
    }

    /** All that is to be said of a project. Reads jars, so it is not for the FX thread. */
    String of(Part part) {
        StringBuilder text = new StringBuilder(part.name()).append(' ').append(part.versions()).append('\n').append(part
                .licence()).append('\n');
        String copyright = table("copyrights", 1).get(part.name());
        if (copyright != null) {
            text.append('\n').append(copyright).append('\n');
        }
        Set<String> texts = new LinkedHashSet<>(standard(part.licence()));
        Set<String> names = Set.of(part.jars().split(", "));
        jars.stream().filter(j -> names.contains(name(j))).forEach(j -> texts.addAll(told(j)));
        texts.forEach(t -> text.append(RULE).append(t.strip()).append('\n'));
        return text.toString();
    }

    /** The texts of the licences that {@code licences.txt} names so; of some that are not the only choice there is none. */
    static List<String> standard(String licence) {
        Map<String, String> files = table("names", 2);
        return Arrays.stream(licence.split(", | or | and ")).map(files::get).filter(Objects::nonNull).filter(f -> !f
                .equals(
                        "-")).distinct().map(f -> resource(f + ".txt")).toList();
    }

    private static String name(Path jar) {
        return Licences.jar(String.valueOf(jar.getFileName())).name();
    }

    /** What a jar says itself, but for one more copy of the Apache License; what a file says beside that stays. */
    static List<String> told(Path jar) {
        List<String> texts = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> TOLD.matcher(e.getName()).matches() && !e.isDirectory() && e
                    .getSize() < LARGEST && !e.getName().endsWith(".class")).toList()) {
                String text;
                try (var in = zip.getInputStream(entry)) {
                    text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
                String own = APACHE.matcher(text).replaceAll("");
                if (!own.isBlank()) {
                    texts.add(own);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The licences in " + jar + " cannot be read", e);
        }
        return texts;
    }

    private static Map<String, String> table(String file, int column) {
        return resource(file + ".txt").lines().filter(l -> !l.startsWith("#")).map(l -> l.split(" \\| ")).collect(
                Collectors
                        .toMap(l -> l[0], l -> l[column], (a, _) -> a, LinkedHashMap::new));
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(LicenceTexts.class.getResourceAsStream("/licences/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
