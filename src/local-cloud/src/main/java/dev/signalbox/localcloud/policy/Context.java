package dev.signalbox.localcloud.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The condition keys of one request. Names of keys have no case. */
public final class Context {
    public static final Context EMPTY = new Context(Map.of());

    private final Map<String, List<String>> values;

    private Context(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Context of(Map<String, String> single) {
        var context = new TreeMap<String, List<String>>();
        single.forEach((key, value) -> context.put(key.toLowerCase(Locale.ROOT), List.of(value)));
        return new Context(context);
    }

    /** The same with one more key; no values at all are no key. */
    public Context with(String key, List<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        var context = new TreeMap<>(values);
        context.merge(key.toLowerCase(Locale.ROOT), List.copyOf(more), (a, b) -> {
            var both = new ArrayList<>(a);
            both.addAll(b);
            return List.copyOf(both);
        });
        return new Context(context);
    }

    public Context with(String key, String value) {
        return with(key, List.of(value));
    }

    /** These keys, and the other's where this has none of the name. */
    public Context or(Context other) {
        var context = new TreeMap<>(other.values);
        context.putAll(values);
        return new Context(context);
    }

    /** The values of a key; empty if the request has no such key. */
    public List<String> get(String key) {
        return values.getOrDefault(key.toLowerCase(Locale.ROOT), List.of());
    }
}
