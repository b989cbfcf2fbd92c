package dev.signalbox.localcloud.service.kms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next marker of the next page, or null
 */
record Page<T>(List<T> items, @Nullable String next) {
    private static final int USUAL = 100;
    private static final int LARGEST = 1000;

    static <T> Page<T> of(List<T> all, @Nullable String marker, @Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > LARGEST)) {
            throw KmsErrors.constraint(limit, "limit", "Member must be between 1 and 1000");
        }
        if (marker != null && !marker.matches("\\d{1,9}")) {
            throw KmsErrors.invalid("Invalid marker");
        }
        int from = marker == null ? 0 : Math.min(all.size(), Integer.parseInt(marker));
        int to = Math.min(all.size(), from + (limit == null ? USUAL : limit));
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }
}
