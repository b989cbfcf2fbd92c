package dev.signalbox.localcloud.service.ecs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next token of the following page, null at the end
 */
record Page<T>(List<T> items, @Nullable String next) {
    private static final int MOST = 100;

    static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer size) {
        if (token != null && !token.matches("\\d{0,9}")) {
            throw EcsErrors.invalid("Invalid token.");
        }
        int from = token == null || token.isEmpty() ? 0 : Math.min(all.size(), Integer.parseInt(token));
        int to = Math.min(all.size(), from + (size == null ? MOST : Math.clamp(size, 1, MOST)));
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }
}
