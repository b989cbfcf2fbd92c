package dev.signalbox.localcloud.service.iam;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list; the marker is the name of the last entry shown.
 *
 * @param marker of the next page, or null
 */
record IamPages<T>(List<T> items, boolean truncated, @Nullable String marker) {
    /** @param all sorted by name */
    static <T> IamPages<T> of(List<T> all, Function<T, String> name, @Nullable String marker,
            @Nullable Integer maxItems) {
        int most = maxItems == null ? 100 : Math.clamp(maxItems, 1, 1000);
        var rest = marker == null ? all : all.stream().filter(item -> name.apply(item).compareTo(marker) > 0).toList();
        boolean truncated = rest.size() > most;
        var items = truncated ? rest.subList(0, most) : rest;
        return new IamPages<>(items, truncated, truncated ? name.apply(items.getLast()) : null);
    }
}
