package dev.signalbox.console.app.licences;

import dev.signalbox.console.screen.settings.Facts.Part;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signalbox licences}: puts the texts of all licences and the SBOM into an installation, as decision 0303 says. */
@Command(name = "licences", hidden = true, mixinStandardHelpOptions = true, description = "writes licences and the bill of materials of an installation, for who makes it")
public final class LicencesCommand implements Callable<Integer> {
    private static final Pattern REDIS = Pattern.compile("redis-server-([0-9.]+)-([a-z0-9]+-[a-z0-9]+)");

    @Option(names = "--into", required = true, paramLabel = "<folder>") private @Nullable Path into;

    @Option(names = "--workers", required = true, paramLabel = "<folder>", description = "of the workers' jars") private @Nullable Path workers;

    @Option(names = "--runtime", paramLabel = "<folder>", description = "of the Java runtime; default: the one that runs this") private Path runtime = Path
            .of(System.getProperty("java.home"));

    @Option(names = "--sbom", required = true, paramLabel = "<file>", description = "target/bom.json of mvn -Psbom package") private @Nullable Path bom;

    @Option(names = "--class-path", hidden = true) private String classPath = System.getProperty("java.class.path");

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Sbom sbom = Sbom.read(Objects.requireNonNull(bom));
        Set<String> missing = new TreeSet<>(shipped());
        missing.removeAll(sbom.jars());
        String all = String.join(File.pathSeparator, Stream.concat(sbom.jars().stream(), shipped().stream()).toList());
        List<String> unknown = Licences.unknown(all);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            var err = Objects.requireNonNull(spec).commandLine().getErr();
            missing.forEach(jar -> err.println("licences: " + jar + " is shipped, but not in " + bom
                    + "; make that anew by: mvn -Psbom -DskipTests package"));
            unknown.forEach(jar -> err.println("licences: " + jar + " has no licence; add it to licences.txt"));
            return 1;
        }
        Path folder = Files.createDirectories(Objects.requireNonNull(into).resolve("licences"));
        List<Part> parts = Licences.of(all);
        LicenceTexts texts = new LicenceTexts(classPath);
        for (Part part : parts) {
            Files.writeString(folder.resolve(fileName(part.name())), texts.of(part));
        }
        ofWorkers(folder);
        ofRuntime(folder);
        complete(sbom).write(Objects.requireNonNull(into).resolve("signalbox.cdx.json"));
        Objects.requireNonNull(spec).commandLine().getOut().println(parts.size() + " licences, " + sbom.size()
                + " components");
        return 0;
    }

    private List<String> shipped() {
        return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator))).filter(e -> e.endsWith(".jar")).map(
                e -> String
                        .valueOf(Path.of(e).getFileName())).filter(n -> !n.startsWith(Licences.OURS)).toList();
    }

    static String fileName(String project) {
        return project.replaceAll("[^A-Za-z0-9.]+", "-") + ".txt";
    }

    /** Their jars hold other jars, whose notices lie together. */
    private void ofWorkers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(Objects.requireNonNull(workers))) {
            for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
                String text = String.join("\n" + "―".repeat(72) + "\n", LicenceTexts.told(jar));
                if (!text.isBlank()) {
                    Files.writeString(folder.resolve("in-" + fileName(String.valueOf(jar.getFileName()))), text);
                }
            }
        }
    }

    private void ofRuntime(Path folder) throws IOException {
        Path legal = runtime.resolve("legal");
        if (!Files.isDirectory(legal)) {
            throw new IOException("The Java runtime " + runtime + " has no folder legal, whose texts must be shipped");
        }
        Path to = folder.resolve("java-runtime");
        try (Stream<Path> files = Files.walk(legal)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(legal.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Sbom complete(Sbom sbom) throws IOException {
        sbom.with("platform", "OpenJDK runtime of " + System.getProperty("java.vendor"), System.getProperty(
                "java.version"), List.of("GPL-2.0-only WITH Classpath-exception-2.0"));
        sbom.with("file", "Inter", Licences.INTER, List.of("OFL-1.1"));
        sbom.with("file", "JetBrains Mono", Licences.JETBRAINS_MONO, List.of("OFL-1.1"));
        Optional<String> redis = Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator))).filter(e -> String
                .valueOf(Path.of(e).getFileName()).startsWith("embedded-redis-")).findFirst();
        if (redis.isPresent()) {
            try (ZipFile jar = new ZipFile(redis.get())) {
                jar.stream().map(e -> REDIS.matcher(e.getName())).filter(Matcher::matches).forEach(m -> sbom.with(
                        "application", "redis-server " + m.group(2), m.group(1), List.of("BSD-3-Clause")));
            }
        }
        return sbom;
    }
}
