package dev.signalbox.localcloud.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer. */
public record WireResponse(int status, Map<String, String> headers, byte[] body) {
    WireResponse with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new WireResponse(status, more, body);
    }
}
