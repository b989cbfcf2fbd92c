package dev.signalbox.lambda.csvbatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the API says about an order: six numbers, as texts. */
record Financials(List<String> values) {
    static final List<String> NAMES = List.of("unitsSold", "unitPrice", "unitCost", "totalRevenue", "totalCost",
            "totalProfit");

    /** @param answer {@code {"items": [...]}} */
    static Map<String, Financials> byUuid(JsonNode answer) {
        var found = new HashMap<String, Financials>();
        for (var item : answer.path("items")) {
            found.put(item.path("uuid").asText(),
                    new Financials(NAMES.stream().map(n -> item.path(n).asText()).toList()));
        }
        return found;
    }
}
