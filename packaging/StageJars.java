import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies jars for an installer: {@code java StageJars.java <from> <to> <console's jar>}. Left out are signatures (a signed class is not
 * kept in the AOT cache, and is checked each time), native libraries of other systems, JavaFX's jars that hold nothing, and the manual's
 * pictures, which an installation has in its folder {@code manual}. On Linux the native
 * libraries of JavaFX and SQLite come to lie beside their jars, where both look first: else each user gets copies of them, made while
 * the program starts. A jar of which nothing is left out stays as it is.
 */
final class StageJars {
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    private static final Pattern PICTURE = Pattern.compile("manual/pictures/.*");
    /** Where native libraries are in jars that bring them for all systems; the groups are system and processor. */
    private static final List<Pattern> NATIVES = List.of(
            Pattern.compile("org/sqlite/native/(?<os>[^/]+)/(?<cpu>[^/]+)/.+"),
            Pattern.compile("redis-server-[0-9.]+-(?<os>[a-z]+)-(?<cpu>[a-z0-9]+)"),
            Pattern.compile("jni/libaws-lambda-jni\\.(?<os>linux(_musl)?)-(?<cpu>[a-z0-9_]+)\\.so"));
    private static final Pattern BESIDE = Pattern.compile("(org/sqlite/native/.+/)?(?<name>lib[^/]+\\.so)");
    private static final Set<String> SYSTEM = switch (name("os.name").split(" ")[0]) {
        case "windows" -> Set.of("windows");
        case "mac" -> Set.of("mac", "darwin");
        default -> Set.of("linux");
    };
    private static final Set<String> PROCESSOR = name("os.arch").matches("aarch64|arm64")
            ? Set.of("aarch64", "aarch_64", "arm64") : Set.of("x86_64", "amd64");

    public static void main(String[] folders) throws IOException {
        Path from = Path.of(folders[0]);
        Path to = Files.createDirectories(Path.of(folders[1]));
        List<Path> jars;
        try (var files = Files.list(from)) {
            jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        }
        Set<String> names = jars.stream().map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        for (Path jar : jars) {
            String name = jar.getFileName().toString();
            String own = name.replace(".jar", "-");
            if (name.startsWith("javafx-") && names.stream().anyMatch(n -> n.startsWith(own))) {
                continue;
            }
            copy(jar, to.resolve(name));
        }
        Path console = Path.of(folders[2]);
        copy(console, to.resolve(console.getFileName()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var jar = new ZipFile(from.toFile())) {
            if (jar.stream().allMatch(e -> isKept(e.getName()) && !isBeside(e.getName()))) {
                Files.copy(from, to);
                return;
            }
            try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
                for (var entry : jar.stream().filter(e -> isKept(e.getName())).toList()) {
                    if (isBeside(entry.getName())) {
                        try (var in = jar.getInputStream(entry)) {
                            Files.copy(in, to.resolveSibling(Path.of(entry.getName()).getFileName()));
                        }
                    } else {
                        copy(jar, entry, out);
                    }
                }
            }
        }
    }

    private static void copy(ZipFile jar, ZipEntry entry, ZipOutputStream out) throws IOException {
        var copied = new ZipEntry(entry.getName());
        copied.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(copied);
        try (var in = jar.getInputStream(entry)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }

    private static boolean isBeside(String entry) {
        return SYSTEM.contains("linux") && BESIDE.matcher(entry).matches();
    }

    private static boolean isKept(String entry) {
        if (SIGNATURE.matcher(entry).matches() || PICTURE.matcher(entry).matches()) {
            return false;
        }
        return NATIVES.stream().map(p -> p.matcher(entry)).filter(m -> m.matches()).allMatch(m -> SYSTEM.contains(
                m.group("os").toLowerCase(Locale.ROOT)) && PROCESSOR.contains(m.group("cpu")));
    }

    private static String name(String property) {
        return System.getProperty(property).toLowerCase(Locale.ROOT);
    }
}
