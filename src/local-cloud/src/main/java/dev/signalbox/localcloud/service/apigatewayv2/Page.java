package dev.signalbox.localcloud.service.apigatewayv2;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of a list; the token of the next part is where it begins. */
record Page<T>(List<T> items, Optional<String> next) {
    private static final int MOST = 500;

    static <T> Page<T> of(List<T> all, @Nullable String maxResults, @Nullable String token) {
        try {
            int from = token == null ? 0 : Math.clamp(Integer.parseInt(token), 0, all.size());
            int size = maxResults == null ? MOST : Math.clamp(Integer.parseInt(maxResults), 1, MOST);
            int to = Math.min(all.size(), from + size);
            return new Page<>(all.subList(from, to), to < all.size() ? Optional.of(Integer.toString(to))
                    : Optional.empty());
        } catch (NumberFormatException e) {
            throw ApiErrors.bad("MaxResults or NextToken is not valid: " + e.getMessage());
        }
    }
}
