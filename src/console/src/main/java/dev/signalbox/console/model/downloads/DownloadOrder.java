package dev.signalbox.console.model.downloads;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a service is asked to download: its request fields by their names, as text; lists and maps hold a line for each item. A
 * field that is empty is not sent. Header values and proxies may hold secrets, so it does not show itself.
 */
public record DownloadOrder(Map<String, String> fields) {
    public DownloadOrder {
        var given = new TreeMap<String, String>();
        fields.forEach((name, value) -> {
            if (!value.isBlank()) {
                given.put(name, value);
            }
        });
        fields = Map.copyOf(given);
    }

    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The same order for another URL, with what else differs. */
    public DownloadOrder with(Map<String, String> others) {
        var all = new TreeMap<>(fields);
        others.forEach((name, value) -> {
            if (!value.isBlank()) {
                all.put(name, value);
            }
        });
        return new DownloadOrder(all);
    }

    @Override
    public String toString() {
        return "DownloadOrder" + fields.keySet();
    }
}
