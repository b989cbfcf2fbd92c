package dev.signalbox.localcloud.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which action on which resource each operation needs, read from {@code actions.txt}. There a line in brackets begins a
 * service with its SDK module, its prefix of actions and how its ARNs begin; then each line has resources, a colon, and
 * the operations that need them, as {@code Operation} or {@code Operation=Action}.
 */
final class ActionTable {
    private final Map<String, Entry> entries = new HashMap<>();

    /** @param resources templates; the first one whose members the request has is meant */
    record Entry(String action, List<String> resources) {}

    /** @param arnBegin with {@code {p}}, {@code {r}} and {@code {a}} for partition, Region and account */
    private record Section(String module, String prefix, String arnBegin) {
        static Section of(String line) {
            var words = line.substring(1, line.length() - 1).split(" +");
            return new Section(words[0], words[1], words[2]);
        }
    }

    ActionTable() {
        var in = ActionTable.class.getResourceAsStream("actions.txt");
        if (in == null) {
            throw new IllegalStateException("actions.txt is not in the jar");
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(BufferedReader reader) throws IOException {
        var section = new Section("", "", "");
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("[")) {
                section = Section.of(line);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                add(section, line);
            }
        }
    }

    private void add(Section section, String line) {
        int colon = line.indexOf(" : ");
        var resources = new ArrayList<String>();
        for (var resource : line.substring(0, colon).strip().split(" +\\| +")) {
            resources.add(resource.equals("*") || resource.startsWith("{=") ? resource : section.arnBegin + resource);
        }
        for (var word : line.substring(colon + 2).strip().split("[ ,]+")) {
            int equals = word.indexOf('=');
            var operation = equals < 0 ? word : word.substring(0, equals);
            var action = equals < 0 ? word : word.substring(equals + 1);
            var entry = new Entry(section.prefix + ":" + action, List.copyOf(resources));
            if (entries.put(section.module + "." + operation, entry) != null) {
                throw new IllegalStateException("Two lines for " + operation + " of " + section.module);
            }
        }
    }

    /** @param module the SDK's name of the service, such as {@code sfn} */
    Optional<Entry> find(String module, String operation) {
        return Optional.ofNullable(entries.get(module + "." + operation));
    }
}
