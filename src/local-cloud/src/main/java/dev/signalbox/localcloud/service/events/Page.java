package dev.signalbox.localcloud.service.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next token of the next page, or null
 */
record Page<T>(List<T> items, @Nullable String next) {
    private static final int LARGEST = 100;

    static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > LARGEST)) {
            throw EventsErrors.constraint(limit, "limit", limit < 1
                    ? "Member must have value greater than or equal to 1"
                    : "Member must have value less than or equal to 100");
        }
        int from = start(token);
        int to = Math.min(all.size(), from + (limit == null ? LARGEST : limit));
        return new Page<>(all.subList(Math.min(from, to), to), to < all.size() ? Integer.toString(to) : null);
    }

    private static int start(@Nullable String token) {
        if (token == null) {
            return 0;
        }
        if (!token.matches("\\d{1,9}")) {
            throw EventsErrors.invalid("NextToken is not valid.");
        }
        return Integer.parseInt(token);
    }
}
