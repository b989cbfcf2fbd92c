package dev.signalbox.localcloud.outbox;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.h2.mvstore.MVMap;

/** Keeps what was sent, durably, up to a number of entries and bytes; the oldest make room and are counted. */
public final class Outbox {
    /** The most entries. */
    public static final int MOST = 1000;
    /** The most bytes of all entries together. */
    public static final long LARGEST = 96L << 20;

    private static final String TOTALS = "totals";

    private final Store store;
    private final InstantSource time;
    private final DurableMap<OutboxEntry> entries;
    private final DurableMap<Size> sizes;
    private final DurableMap<Totals> totals;
    /** One object per store, however many outboxes there are over it; so it is the lock too. */
    private final MVMap<byte[], byte[]> sources;

    public Outbox(Store store, InstantSource time) {
        this.store = store;
        this.time = time;
        this.entries = store.map("outbox.entries", OutboxEntry.class);
        this.sizes = store.map("outbox.sizes", Size.class);
        this.totals = store.map("outbox.totals", Totals.class);
        this.sources = store.bytes("outbox.sources");
    }

    record Size(long bytes) {}

    /**
     * How much there is.
     *
     * @param dropped how many entries were forgotten to make room
     */
    public record Totals(long next, int kept, long bytes, long dropped) {
        private static final Totals NONE = new Totals(0, 0, 0, 0);
    }

    /** Keeps a mail, with its source as it would go over the wire; returns the id of the entry. */
    public String addMail(String service, OutboxEntry.Letter letter, byte[] source) {
        return add(service, letter, Optional.empty(), source);
    }

    /** Keeps a mail that has no source. */
    public String addMail(String service, OutboxEntry.Letter letter) {
        return addMail(service, letter, new byte[0]);
    }

    /** Keeps a notification to a web address, and what came of it. */
    public String addHttp(String service, OutboxEntry.Letter letter, OutboxEntry.HttpDelivery delivery) {
        return add(service, letter, Optional.of(delivery), new byte[0]);
    }

    private String add(String service, OutboxEntry.Letter letter, Optional<OutboxEntry.HttpDelivery> http,
            byte[] source) {
        return store.write(() -> {
            synchronized (sources) {
                var now = totals();
                var id = String.format("%012d-%s", now.next(), UUID.randomUUID());
                long bytes = letter.size() + source.length;
                entries.put(id, new OutboxEntry(id, time.instant(), service, letter, http));
                sizes.put(id, new Size(bytes));
                if (source.length > 0) {
                    sources.put(key(id), source);
                }
                totals.put(TOTALS, room(new Totals(now.next() + 1, now.kept() + 1, now.bytes() + bytes, now
                        .dropped())));
                return id;
            }
        });
    }

    private Totals room(Totals full) {
        var now = full;
        while (now.kept() > 1 && (now.kept() > MOST || now.bytes() > LARGEST)) {
            var oldest = entries.keys("").findFirst().orElseThrow();
            long bytes = sizes.get(oldest).map(Size::bytes).orElse(0L);
            entries.remove(oldest);
            sizes.remove(oldest);
            sources.remove(key(oldest));
            now = new Totals(now.next(), now.kept() - 1, now.bytes() - bytes, now.dropped() + 1);
        }
        return now;
    }

    public Totals totals() {
        return totals.get(TOTALS).orElse(Totals.NONE);
    }

    /**
     * A page of entries, newest first.
     *
     * @param before id of the last entry of the page before this
     */
    public List<OutboxEntry> page(Optional<String> before, int most) {
        return entries.before(before.orElse("~")).limit(most).map(Map.Entry::getValue).toList();
    }

    public Optional<OutboxEntry> get(String id) {
        return entries.get(id);
    }

    /** The mail as it would go over the wire ({@code message/rfc822}). */
    public Optional<byte[]> source(String id) {
        return Optional.ofNullable(sources.get(key(id)));
    }

    private static byte[] key(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }
}
