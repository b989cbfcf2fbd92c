package dev.signalbox.localcloud.service.ses;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next token of the next page, or null
 */
record Page<T>(List<T> items, @Nullable String next) {
    private static final int USUAL = 100;
    private static final int LARGEST = 1000;

    static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer size, SesErrors errors) {
        if ((size != null && (size < 1 || size > LARGEST)) || (token != null && !token.matches("\\d{1,9}"))) {
            throw errors.invalid("Invalid page size or token.");
        }
        int from = token == null ? 0 : Math.min(all.size(), Integer.parseInt(token));
        int to = Math.min(all.size(), from + (size == null ? USUAL : size));
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }
}
