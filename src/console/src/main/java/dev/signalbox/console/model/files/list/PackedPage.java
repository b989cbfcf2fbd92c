package dev.signalbox.console.model.files.list;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FileEntry.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Entries as a few arrays: about 25 bytes each and what their keys have of their own. They are made again when they are looked at. */
final class PackedPage {
    private static final long NO_TIME = Long.MIN_VALUE;

    private final byte[] texts;
    private final int[] ends;
    private final long[] sizes;
    private final long[] times;
    private final byte[] kinds;
    private final List<String> classes;
    private final String bucket;
    private final String prefix;

    /** @param prefix that all keys have in common, or empty */
    PackedPage(List<FileEntry> entries, String bucket, String prefix) {
        this.bucket = bucket;
        this.prefix = prefix;
        int count = entries.size();
        ends = new int[count];
        sizes = new long[count];
        times = new long[count];
        kinds = new byte[count];
        var seen = new ArrayList<String>();
        var out = new ByteArrayOutputStream(count * 24);
        for (int i = 0; i < count; i++) {
            var entry = entries.get(i);
            out.writeBytes(own(entry).getBytes(StandardCharsets.UTF_8));
            ends[i] = out.size();
            sizes[i] = entry.size();
            times[i] = entry.modified().map(Instant::toEpochMilli).orElse(NO_TIME);
            kinds[i] = (byte) (entry.kind().ordinal() + Kind.values().length * index(seen, entry.storageClass()));
        }
        texts = out.toByteArray();
        classes = List.copyOf(seen);
    }

    private static int index(List<String> seen, String storageClass) {
        if (!seen.contains(storageClass)) {
            seen.add(storageClass);
        }
        return seen.indexOf(storageClass);
    }

    private String own(FileEntry entry) {
        return entry.kind() == Kind.BUCKET ? entry.location().bucket()
                : entry.location().key().substring(prefix
                        .length());
    }

    int size() {
        return ends.length;
    }

    FileEntry get(int i) {
        var own = new String(texts, start(i), ends[i] - start(i), StandardCharsets.UTF_8);
        return switch (kind(i)) {
            case BUCKET -> FileEntry.bucket(own, Instant.ofEpochMilli(times[i]), storageClass(i));
            case FOLDER -> FileEntry.folder(bucket, prefix + own);
            case OBJECT -> FileEntry.object(new S3Location(bucket, prefix + own), sizes[i], Instant.ofEpochMilli(
                    times[i]), storageClass(i));
        };
    }

    private int start(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    private Kind kind(int i) {
        return Kind.values()[Byte.toUnsignedInt(kinds[i]) % Kind.values().length];
    }

    String storageClass(int i) {
        return classes.get(Byte.toUnsignedInt(kinds[i]) / Kind.values().length);
    }

    long bytes(int i) {
        return sizes[i];
    }

    long time(int i) {
        return times[i];
    }

    /** In S3's order, that of the bytes. */
    int compareKeys(int i, PackedPage other, int j) {
        return Arrays.compareUnsigned(texts, start(i), ends[i], other.texts, other.start(j), other.ends[j]);
    }

    boolean same(PackedPage other) {
        return bucket.equals(other.bucket) && prefix.equals(other.prefix) && Arrays.equals(texts, other.texts) && Arrays
                .equals(ends, other.ends) && Arrays.equals(sizes, other.sizes) && Arrays.equals(times, other.times)
                && Arrays.equals(kinds, other.kinds) && classes.equals(other.classes);
    }
}
