package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list that is answered in pages.
 *
 * @param next token of the page that follows; null for none
 */
public record Page<T>(List<T> items, @Nullable String next) {
    private static final int SIZE = 100;

    /** The part that a token stands for; the first for none. */
    public static <T> Page<T> of(List<T> all, @Nullable String token) {
        return of(all, token, SIZE);
    }

    /**
     * The part that a token stands for; the first for none.
     *
     * @param most how many items to tell; null for as many as fit
     */
    public static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer most) {
        int from = position(token, 0);
        int to = Math.min(all.size(), from + (most == null ? SIZE : Math.clamp(most, 1, SIZE)));
        return new Page<>(from >= to ? List.of() : all.subList(from, to), to < all.size() ? String.valueOf(to) : null);
    }

    static int size() {
        return SIZE;
    }

    /** The number that a token carries. */
    static int position(@Nullable String token, int first) {
        if (token == null) {
            return first;
        }
        if (!token.matches("[0-9]{1,9}")) {
            throw InvalidTemplate.error("Invalid NextToken");
        }
        return Integer.parseInt(token);
    }
}
