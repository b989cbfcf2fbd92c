package dev.signalbox.console.app.licences;

import dev.signalbox.console.screen.settings.Facts.Part;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of others this process is made of: the jars that it runs with, and the licences that {@code licences.txt} gives them. A jar
 * that is not in there is shown all the same.
 */
public final class Licences {
    static final String INTER = "4.0 beta";
    static final String JETBRAINS_MONO = "2.242";
    static final String OURS = "signalbox-";
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[0-9A-Za-z.]*)(?:-.*)?\\.jar");
    private static final String UNKNOWN = "licence not listed";
    private static final Part FONTS = new Part("Inter and JetBrains Mono", INTER + ", " + JETBRAINS_MONO,
            "SIL Open Font License 1.1", "fonts");

    private Licences() {}

    private record Known(String project, String licence) {}

    record Jar(String name, String version) {}

    /** What this process runs with. */
    public static List<Part> ofThis() {
        return of(System.getProperty("java.class.path"));
    }

    /** The licence of a part of this process, in full. Reads jars. */
    public static String text(Part part) {
        return new LicenceTexts(System.getProperty("java.class.path")).of(part);
    }

    /** By name, and what is unknown first. */
    static List<Part> of(String classPath) {
        Map<String, Known> known = known();
        List<Part> parts = new ArrayList<>();
        Map<Known, List<Jar>> projects = new HashMap<>();
        for (Jar jar : jars(classPath)) {
            Known project = known.get(jar.name());
            if (project == null) {
                parts.add(new Part(jar.name(), jar.version(), UNKNOWN, jar.name()));
            } else {
                projects.computeIfAbsent(project, _ -> new ArrayList<>()).add(jar);
            }
        }
        Map<String, Part> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        projects.forEach((project, jars) -> named.put(project.project(), part(project, jars)));
        named.put(FONTS.name(), FONTS);
        parts.addAll(named.values());
        return List.copyOf(parts);
    }

    private static Part part(Known project, List<Jar> jars) {
        return new Part(project.project(), String.join(", ", new TreeSet<>(jars.stream().map(Jar::version).toList())),
                project.licence(), jars.stream().map(Jar::name).distinct().sorted().collect(Collectors.joining(", ")));
    }

    /** Names of jars without a licence in the list. */
    static List<String> unknown(String classPath) {
        return of(classPath).stream().filter(p -> p.licence().equals(UNKNOWN)).map(Part::name).toList();
    }

    private static List<Jar> jars(String classPath) {
        return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator))).filter(e -> e.endsWith(".jar")).map(
                e -> String.valueOf(Path.of(e).getFileName())).filter(n -> !n.startsWith(OURS)).distinct().map(
                        Licences::jar).toList();
    }

    static Jar jar(String file) {
        Matcher form = JAR.matcher(file);
        return form.matches() ? new Jar(form.group(1), form.group(2)) : new Jar(file.replace(".jar", ""), "");
    }

    private static Map<String, Known> known() {
        Map<String, Known> known = new HashMap<>();
        try (var in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(Licences.class
                .getResourceAsStream("/licences.txt")), StandardCharsets.UTF_8))) {
            in.lines().filter(l -> !l.startsWith("#")).map(l -> l.split(" \\| ", 3)).forEach(l -> Arrays.stream(l[2]
                    .split(" ")).forEach(jar -> known.put(jar, new Known(l[0], l[1]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }
}
