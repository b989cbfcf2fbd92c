package dev.signalbox.localcloud.service.dynamodb.data;

import org.jspecify.annotations.Nullable;

/** How much a caller wants to know of the capacity that its request consumed. */
enum CapacityDetail {
    NONE, TOTAL, INDEXES;

    static CapacityDetail read(@Nullable String value) {
        return value == null ? NONE : valueOf(value);
    }
}
