package dev.signalbox.localcloud.service.apigatewayv2.rest;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of a list; the position of the next part is where it begins. */
record Slice<T>(List<T> items, Optional<String> next) {
    private static final int USUAL = 25;
    private static final int MOST = 500;

    static <T> Slice<T> of(List<T> all, @Nullable Integer limit, @Nullable String position) {
        try {
            int from = position == null ? 0 : Math.clamp(Integer.parseInt(position), 0, all.size());
            int to = Math.min(all.size(), from + (limit == null ? USUAL : Math.clamp(limit, 1, MOST)));
            return new Slice<>(all.subList(from, to), to < all.size() ? Optional.of(Integer.toString(to))
                    : Optional.empty());
        } catch (NumberFormatException e) {
            throw RestErrors.bad("Invalid position: " + e.getMessage());
        }
    }
}
