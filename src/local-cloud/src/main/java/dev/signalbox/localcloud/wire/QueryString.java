package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.wire.codec.MalformedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code a=1&b=2}, of addresses and of forms. */
final class QueryString {
    private QueryString() {}

    /** Decoded names and values in the order given. */
    static Map<String, List<String>> parse(String text) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return values;
    }

    /** The first value of every name. */
    static Map<String, String> form(String text) {
        var form = new LinkedHashMap<String, String>();
        parse(text).forEach((name, values) -> form.put(name, values.getFirst()));
        return form;
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest("Not percent-encoded properly", e);
        }
    }
}
