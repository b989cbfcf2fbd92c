package dev.signalbox.console.screen.files.versions;

import dev.signalbox.console.fx.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tags as an operator types them: a line for each, its key and value with an equals sign between. */
final class TagLines {
    private static final int MOST = 10;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private TagLines() {}

    static String of(Map<String, String> tags) {
        return tags.entrySet().stream().map(t -> t.getKey() + "=" + t.getValue()).collect(Collectors.joining("\n"));
    }

    static Map<String, String> read(String lines) {
        var tags = new LinkedHashMap<String, String>();
        lines.lines().filter(l -> !l.isBlank()).forEach(line -> {
            int at = line.indexOf('=');
            tags.put(at < 0 ? line.strip() : line.substring(0, at).strip(), at < 0 ? ""
                    : line.substring(at + 1)
                            .strip());
        });
        return tags;
    }

    /** What S3 would refuse. */
    static Optional<String> problem(String lines) {
        var tags = read(lines);
        if (tags.size() < lines.lines().filter(l -> !l.isBlank()).count()) {
            return Optional.of(Texts.text("tags.double"));
        }
        if (tags.size() > MOST) {
            return Optional.of(Texts.text("tags.many"));
        }
        return tags.entrySet().stream().filter(t -> t.getKey().isEmpty() || t.getKey().length() > LONGEST_KEY || t
                .getValue().length() > LONGEST_VALUE || t.getKey().startsWith("aws:")).map(t -> Texts.text(
                        "tags.wrong", t.getKey())).findFirst();
    }
}
