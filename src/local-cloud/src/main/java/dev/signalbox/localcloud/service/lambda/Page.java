package dev.signalbox.localcloud.service.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, in Lambda's way of paging.
 *
 * @param next marker of the page after it, null when there is none
 */
record Page<T>(List<T> items, @Nullable String next) {
    private static final int MOST = 50;

    static <T> Page<T> of(List<T> all, @Nullable String marker, @Nullable Integer maxItems) {
        int from = marker == null ? 0 : position(marker);
        int size = maxItems == null ? MOST : Math.clamp(maxItems, 1, MOST);
        var items = all.stream().skip(from).limit(size).toList();
        return new Page<>(items, from + size < all.size() ? Integer.toString(from + size) : null);
    }

    private static int position(String marker) {
        if (!marker.matches("[0-9]{1,9}")) {
            throw LambdaErrors.invalid("The marker is invalid: " + marker);
        }
        return Integer.parseInt(marker);
    }
}
