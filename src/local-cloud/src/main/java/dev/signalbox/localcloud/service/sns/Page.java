package dev.signalbox.localcloud.service.sns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hundred entries of a list.
 *
 * @param next token of the next page, or null
 */
record Page<T>(List<T> items, @Nullable String next) {
    private static final int SIZE = 100;

    static <T> Page<T> of(List<T> all, @Nullable String token) {
        if (token != null && !token.matches("\\d{0,9}")) {
            throw SnsErrors.invalid("NextToken");
        }
        int from = token == null || token.isEmpty() ? 0 : Math.min(all.size(), Integer.parseInt(token));
        int to = Math.min(all.size(), from + SIZE);
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }
}
