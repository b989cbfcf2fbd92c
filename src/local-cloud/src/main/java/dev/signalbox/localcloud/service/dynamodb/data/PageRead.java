package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.expression.Filter;
import dev.signalbox.localcloud.service.dynamodb.expression.Projection;
import dev.signalbox.localcloud.service.dynamodb.table.KeyRange;
import dev.signalbox.localcloud.service.dynamodb.table.SecondaryIndex;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import dev.signalbox.localcloud.service.dynamodb.value.ItemSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One page of a Query or Scan: up to 1 MB of items read, or up to the limit, before the filter drops any.
 *
 * @param after the key that the last page ended with
 */
record PageRead(Table table, Optional<SecondaryIndex> index, KeyRange range, boolean forward, Optional<byte[]> after,
        Optional<Filter> filter, int limit, View view) {
    private static final long PAGE_BYTES = 1024 * 1024;

    /**
     * What was read.
     *
     * @param matching items that passed the filter, as the caller asked to see them; empty when only counting
     * @param last the key to go on after; empty when nothing is left
     */
    record Page(List<Item> matching, int count, int scanned, Bytes bytes, Optional<Item> last) {}

    /**
     * How much was read.
     *
     * @param fetched from the table, for a local index that does not have all that is asked for
     */
    record Bytes(long walked, long fetched) {}

    Page read() {
        var reader = new Reader();
        boolean stopped = table.walk(index, forward, range, after, reader::visit);
        var last = stopped ? Optional.of(keyOf(reader.latest)) : Optional.<Item>empty();
        return new Page(reader.matching, reader.count, reader.scanned, new Bytes(reader.bytes,
                reader.fetched), last);
    }

    private Item keyOf(Item item) {
        var indexKeys = index.map(i -> i.definition().keys().attributes()).orElse(List.of());
        var names = Stream.concat(table.definition().keys().attributes().stream(), indexKeys.stream()).toList();
        return Projection.ofAttributes(names).of(item);
    }

    private int entrySize(Item item) {
        return index.flatMap(i -> i.definition().entryOf(item, table.definition().keys())).map(ItemSize::of).orElse(0);
    }

    /** Collects a page while rows go by. */
    private final class Reader {
        private final List<Item> matching = new ArrayList<>();
        private Item latest = Item.EMPTY;
        private int count;
        private int scanned;
        private long bytes;
        private long fetched;

        boolean visit(Item item) {
            var stored = view.stored(item);
            latest = item;
            scanned++;
            int size = ItemSize.of(stored);
            fetched += view.fetches() ? size : 0;
            bytes += view.fetches() ? entrySize(item) : size;
            if (filter.isEmpty() || filter.get().test(stored)) {
                count++;
                if (!view.countOnly()) {
                    matching.add(view.asked(stored));
                }
            }
            return scanned < limit && bytes < PAGE_BYTES;
        }
    }
}
