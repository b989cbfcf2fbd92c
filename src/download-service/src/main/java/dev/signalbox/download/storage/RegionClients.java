package dev.signalbox.download.storage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** One S3 client for each region, made when it is needed. The one that rested longest is closed when there are too many. */
final class RegionClients implements AutoCloseable {
    static final int MOST = 16;

    private final Function<Region, S3Client> make;
    private final Map<Region, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    RegionClients(Function<Region, S3Client> make) {
        this.make = make;
    }

    private static final class Entry {
        final S3Client s3;
        int users;

        Entry(S3Client s3) {
            this.s3 = s3;
        }
    }

    /** A client that stays open until this is closed. */
    final class Use implements AutoCloseable {
        private final Entry entry;

        private Use(Entry entry) {
            this.entry = entry;
        }

        S3Client s3() {
            return entry.s3;
        }

        @Override
        public void close() {
            synchronized (RegionClients.this) {
                entry.users--;
            }
        }
    }

    synchronized Use use(Region region) {
        var entry = entries.computeIfAbsent(region, r -> new Entry(make.apply(r)));
        entry.users++;
        closeResting();
        return new Use(entry);
    }

    /** More than the bound may be open while all of them are in use. */
    private void closeResting() {
        var all = entries.values().iterator();
        while (entries.size() > MOST && all.hasNext()) {
            var oldest = all.next();
            if (oldest.users == 0) {
                all.remove();
                oldest.s3.close();
            }
        }
    }

    @Override
    public synchronized void close() {
        entries.values().forEach(e -> e.s3.close());
        entries.clear();
    }
}
