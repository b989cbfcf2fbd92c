package dev.signalbox.localcloud.service.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param nextToken null on the last page, as the SDK wants it
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {
    private static final int DEFAULT_SIZE = 100;
    private static final int MAX_SIZE = 1000;
    /** Begins what was made here. */
    private static final String MARK = "next:";

    /**
     * The page that is wanted.
     *
     * @param keys in the order of the listing
     * @param read an item, or nothing for a key that is left out
     */
    public static <T> Page<T> of(Stream<String> keys, Wanted wanted, Function<String, Optional<T>> read) {
        List<T> items = new ArrayList<>();
        Optional<String> after = wanted.after();
        var rest = keys.dropWhile(key -> key.compareTo(after.orElse("")) <= 0).iterator();
        String last = "";
        while (rest.hasNext()) {
            var key = rest.next();
            var item = read.apply(key);
            if (item.isPresent() && items.size() == wanted.size()) {
                return new Page<>(items, encode(last));
            }
            item.ifPresent(items::add);
            last = key;
        }
        return new Page<>(items, null);
    }

    /** How many items, and after which key. */
    public record Wanted(int size, Optional<String> after) {
        public static Wanted of(@Nullable Integer maxResults, @Nullable String nextToken) {
            int size = maxResults == null || maxResults == 0 ? DEFAULT_SIZE : maxResults;
            if (size < 0 || size > MAX_SIZE) {
                throw Errors.validation("maxResults must be from 0 to " + MAX_SIZE);
            }
            return new Wanted(size, Optional.ofNullable(nextToken).map(Page::decode));
        }
    }

    static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(MARK)) {
                return text.substring(MARK.length());
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw Errors.token("Invalid token");
    }
}
