package dev.signalbox.localcloud.service.batch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list whose keys only grow or only shrink, so that a token stays good while items come and go.
 *
 * @param next token of the following page, null at the end
 */
record Page<T>(List<T> items, @Nullable String next) {

    /** What the caller asked for. */
    record Wanted(@Nullable String token, @Nullable Integer max, int most, boolean descending) {
        /** Key of the last item of the page before; empty for the first page. */
        Optional<String> after() {
            return Optional.ofNullable(token).map(Page::decode);
        }
    }

    static <T> Page<T> of(Stream<T> sorted, Function<T, String> key, Wanted wanted) {
        int size = wanted.max() == null ? wanted.most() : Math.clamp(wanted.max(), 1, wanted.most());
        int sign = wanted.descending() ? -1 : 1;
        var after = wanted.after();
        var found = sorted.filter(t -> after.isEmpty() || sign * key.apply(t).compareTo(after.get()) > 0).limit(size
                + 1L).toList();
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        var items = found.subList(0, size);
        return new Page<>(items, encode(key.apply(items.getLast())));
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw BatchErrors.client("Invalid nextToken: " + e.getMessage());
        }
    }
}
