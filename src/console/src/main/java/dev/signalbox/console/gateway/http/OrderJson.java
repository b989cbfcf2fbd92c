package dev.signalbox.console.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.model.downloads.DownloadOrder;
import java.math.BigDecimal;
import java.util.Set;

/** Writes an order as a download service takes it. What is no number goes as it is, so that the service says what is wrong. */
final class OrderJson {
    private static final Set<String> NUMBERS = Set.of("aggr_limit", "aggr_requests_per_second", "max_retries",
            "download_timeout");
    private static final String IMAGE_SIZE = "extract_image_size";
    private static final String HEADERS = "request_headers";

    private OrderJson() {}

    static ObjectNode of(DownloadOrder order) {
        ObjectNode json = ServiceHttp.JSON.createObjectNode();
        order.fields().forEach((name, value) -> {
            if (name.equals(IMAGE_SIZE)) {
                json.put(name, Boolean.parseBoolean(value));
            } else if (name.equals(HEADERS)) {
                headers(json.putObject(name), value);
            } else if (NUMBERS.contains(name) && value.strip().matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
                json.put(name, new BigDecimal(value.strip()));
            } else {
                json.put(name, value.strip());
            }
        });
        return json;
    }

    private static void headers(ObjectNode json, String lines) {
        lines.lines().filter(l -> l.indexOf(':') > 0).forEach(l -> json.put(l.substring(0, l.indexOf(':')).strip(), l
                .substring(l.indexOf(':') + 1).strip()));
    }
}
