package dev.signalbox.console.model.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
            "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³", "lpt¹", "lpt²", "lpt³", "conin$", "conout$",
            "clock$", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
            "lpt9");

    private LocalNames() {}

    /** @param key relative to what was chosen; its slashes become folders */
    public static Path inside(Path folder, String key) {
        var path = folder;
        for (var name : parts(key)) {
            path = path.resolve(name);
        }
        return path;
    }

    /** The folders and the name, each safe; at least one. */
    public static List<String> parts(String key) {
        var names = Arrays.stream(key.split("/")).filter(part -> !part.isEmpty()).map(LocalNames::safe).toList();
        return names.isEmpty() ? List.of("_") : names;
    }

    /** A name told apart from others by a mark before its extension. */
    public static String marked(String name, String mark) {
        int dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        return stem + "~" + mark + (dot > 0 ? name.substring(dot) : "");
    }

    /** One name, without separators. */
    static String safe(String part) {
        var clean = part.codePoints().map(c -> isBad(c) ? '_' : c)
                .mapToObj(Character::toString).collect(Collectors.joining());
        var name = clean.replaceAll("[. ]+$", "");
        if (name.isEmpty()) {
            return "_";
        }
        int dot = name.indexOf('.');
        var stem = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
        return shortened(RESERVED.contains(stem) ? "_" + name : name);
    }

    /** Controls, what Windows has other uses for, halves of letters, and marks that make a name look like another. */
    private static boolean isBad(int c) {
        return Character.isISOControl(c) || "<>:\"/\\|?*".indexOf(c) >= 0 || c >= 0xD800 && c <= 0xDFFF
                || Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x2029 || c == 0xFFFE || c == 0xFFFF;
    }

    /** Long names lose their middle and keep their extension. */
    private static String shortened(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        var hash = Integer.toHexString(name.hashCode());
        int left = LONGEST - extension.getBytes(StandardCharsets.UTF_8).length - hash.length() - 1;
        var start = new StringBuilder();
        for (int c : name.codePoints().toArray()) {
            left -= Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                break;
            }
            start.appendCodePoint(c);
        }
        return start.toString().replaceAll("[. ]+$", "") + "-" + hash + extension;
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
