package dev.signalbox.localcloud.wire.codec;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** A Query protocol form, {@code A.B.member.1.C=x}, as a tree of maps. */
final class FormTree {
    private static final int DEEPEST = 64;

    private FormTree() {}

    static Map<String, Object> of(Map<String, String> form) {
        var root = new TreeMap<String, Object>();
        form.forEach((key, value) -> {
            var steps = key.split("\\.", DEEPEST);
            Map<String, Object> at = root;
            for (int i = 0; i < steps.length - 1; i++) {
                at = child(at, steps[i]);
            }
            at.putIfAbsent(steps[steps.length - 1], value);
        });
        return root;
    }

    private static Map<String, Object> child(Map<String, Object> tree, String step) {
        var child = tree.compute(step, (_, old) -> old instanceof Map ? old : new TreeMap<String, Object>());
        return Pojos.asTree((Map<?, ?>) child);
    }

    /** The branches numbered 1, 2, 3 … in that order. */
    static Collection<Object> numbered(Map<String, Object> tree) {
        var sorted = new TreeMap<Integer, Object>();
        tree.forEach((key, value) -> {
            try {
                sorted.put(Integer.valueOf(key), value);
            } catch (NumberFormatException e) {
                throw new MalformedRequest("'" + key + "' is not the number of a list item", e);
            }
        });
        return sorted.values();
    }
}
