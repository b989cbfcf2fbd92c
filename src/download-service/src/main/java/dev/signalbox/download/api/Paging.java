package dev.signalbox.download.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.download.api.http.Json;
import dev.signalbox.download.api.http.Problem;
import dev.signalbox.download.store.Page;
import io.javalin.http.Context;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists that are handed out in pages. */
final class Paging {
    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    /** Where pages come from; a wrong cursor is an IllegalArgumentException. */
    interface Source<T> {
        Page<T> page(String cursor, int limit);
    }

    private Paging() {}

    static <T> void answer(Context ctx, String name, Source<T> source, Function<T, ObjectNode> view) {
        var cursor = ctx.queryParam("cursor");
        Page<T> page;
        try {
            page = source.page(cursor == null ? "" : cursor, limit(ctx.queryParam("limit")));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("cursor", "cursor must be the 'next' of a page before").raised();
        }
        var node = Json.object();
        var items = node.putArray(name);
        page.items().forEach(item -> items.add(view.apply(item)));
        Json.answer(ctx, 200, node.put("next", page.next().orElse(null)));
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT;
        }
        if (!text.matches("[1-9][0-9]{0,8}") || Integer.parseInt(text) > MOST) {
            throw Problem.invalid("limit", "limit must be a whole number from 1 to " + MOST).raised();
        }
        return Integer.parseInt(text);
    }
}
