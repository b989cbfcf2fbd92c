package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What the events of HTTP APIs in format 1.0 and those of REST APIs say in the same way: {@code null} for nothing. */
public final class EventParts {
    private EventParts() {}

    /** The last value of each name under one member, all values under another. */
    public static void lists(ObjectNode event, String single, String multi, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.putNull(single).putNull(multi);
            return;
        }
        var last = event.putObject(single);
        var all = event.putObject(multi);
        values.forEach((name, list) -> {
            last.put(name, list.getLast());
            var array = all.putArray(name);
            list.forEach(array::add);
        });
    }

    public static void texts(ObjectNode event, String name, Map<String, String> values) {
        if (values.isEmpty()) {
            event.putNull(name);
        } else {
            var object = event.putObject(name);
            values.forEach(object::put);
        }
    }
}
