package dev.signalbox.console.screen.batch.forms;

import dev.signalbox.console.model.batch.HiddenValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists and maps as text, an item a line; a line break inside an item is written as {@code \n}. */
final class Lines {
    private Lines() {}

    static String of(List<String> items) {
        return items.stream().map(Lines::escaped).collect(Collectors.joining("\n"));
    }

    static List<String> items(String text) {
        return text.lines().filter(l -> !l.isBlank()).map(Lines::plain).toList();
    }

    /** Names of any kind, between which are commas, spaces or line breaks. */
    static List<String> words(String text) {
        return java.util.Arrays.stream(text.strip().split("[\\s,]+")).filter(w -> !w.isEmpty()).toList();
    }

    /** Secret values stand there as marks. */
    static String of(Map<String, String> pairs, HiddenValues hidden) {
        return pairs.entrySet().stream().map(e -> e.getKey() + "=" + escaped(hidden.hide(e.getKey(), e.getValue())))
                .collect(Collectors.joining("\n"));
    }

    static Map<String, String> pairs(String text, HiddenValues hidden) {
        var pairs = new LinkedHashMap<String, String>();
        text.lines().filter(l -> !l.isBlank()).forEach(line -> {
            int at = line.indexOf('=');
            pairs.put(line.substring(0, at).strip(), hidden.reveal(plain(line.substring(at + 1))));
        });
        return pairs;
    }

    /** Whether each line has a name before its equals sign. */
    static boolean arePairs(String text) {
        return text.lines().filter(l -> !l.isBlank()).allMatch(l -> l.strip().indexOf('=') > 0);
    }

    private static String escaped(String item) {
        return item.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String plain(String line) {
        var plain = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
            if (line.charAt(i) != '\\' || "\\nr".indexOf(next) < 0) {
                plain.append(line.charAt(i));
                continue;
            }
            plain.append(next == 'n' ? '\n' : next == 'r' ? '\r' : '\\');
            i++;
        }
        return plain.toString();
    }
}
