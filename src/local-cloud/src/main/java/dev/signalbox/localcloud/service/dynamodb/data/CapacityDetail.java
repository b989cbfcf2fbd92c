package dev.signalbox.localcloud.service.dynamodb.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much a caller wants to know of the capacity that its request consumed. */
enum CapacityDetail {
    NONE, TOTAL, INDEXES;

    static CapacityDetail read(@Nullable String value) {
        return valueOf(Enums.read(value, "returnConsumedCapacity", List.of("NONE", "TOTAL", "INDEXES")));
    }
}
