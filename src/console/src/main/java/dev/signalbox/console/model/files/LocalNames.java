package dev.signalbox.console.model.files;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes names of local files out of keys. S3 allows any character; no key may lead out of the chosen folder, nor make a
 * file that Windows cannot open.
 */
public final class LocalNames {
    private static final int LONGEST = 120;
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4",
            "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
            "lpt9");

    private LocalNames() {}

    /** @param key relative to what was chosen; its slashes become folders */
    public static Path inside(Path folder, String key) {
        var names = Arrays.stream(key.split("/")).filter(part -> !part.isEmpty()).map(LocalNames::safe).toList();
        var path = folder;
        for (var name : names) {
            path = path.resolve(name);
        }
        return names.isEmpty() ? folder.resolve("_") : path;
    }

    /** One name, without separators. */
    static String safe(String part) {
        var clean = part.codePoints().map(c -> c < ' ' || c == 127 || "<>:\"/\\|?*".indexOf(c) >= 0 ? '_' : c)
                .mapToObj(Character::toString).collect(Collectors.joining());
        var name = clean.replaceAll("[. ]+$", "");
        if (name.isEmpty()) {
            return "_";
        }
        int dot = name.indexOf('.');
        var stem = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
        return shortened(RESERVED.contains(stem) ? "_" + name : name);
    }

    /** Long names lose their middle and keep their extension. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        var hash = Integer.toHexString(name.hashCode());
        return name.substring(0, LONGEST - extension.length() - hash.length() - 1) + "-" + hash + extension;
    }

    /** The name for the copy that is kept beside files of the same name: {@code report (2).pdf}. */
    public static Path numbered(Path file, int number) {
        var name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        var extension = dot > 0 ? name.substring(dot) : "";
        return file.resolveSibling(stem + " (" + number + ")" + extension);
    }
}
