package dev.signalbox.console.store.transfer.down;

import dev.signalbox.console.model.files.LocalNames;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Gives each key of a transfer a name of its own. Names that some computers take for the same one (by case, by composed letters)
 * are told apart by a mark made of the key, and so is a file from a folder of its name. Eight bytes are kept of each name; two names
 * that share them by accident only get such a mark. Its owner guards it.
 */
final class ClaimedNames {
    private static final long FOLDER = 0x9E3779B97F4A7C15L;

    private long[] claimed = new long[1 << 10];
    private int count;

    /** @return relative to the folder, with slashes */
    String claim(String key, String wanted) {
        var parts = LocalNames.parts(wanted);
        var path = new StringBuilder();
        for (int i = 0; i < parts.size() - 1; i++) {
            String folder = path + parts.get(i);
            path.append(isClaimed(hash(folder)) ? LocalNames.marked(parts.get(i), mark(upTo(wanted, i)))
                    : parts.get(
                            i)).append('/');
            add(hash(path.substring(0, path.length() - 1)) ^ FOLDER);
        }
        var name = parts.getLast();
        if (isTaken(path + name)) {
            name = LocalNames.marked(name, mark(key));
        }
        for (int number = 2; isTaken(path + name); number++) {
            name = LocalNames.marked(parts.getLast(), mark(key) + "-" + number);
        }
        took(path + name);
        return path + name;
    }

    /** A name that was given before. */
    void took(String file) {
        for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
            add(hash(file.substring(0, slash)) ^ FOLDER);
        }
        add(hash(file));
    }

    private boolean isTaken(String path) {
        return isClaimed(hash(path)) || isClaimed(hash(path) ^ FOLDER);
    }

    /** The key's own part up to a folder, so that all files of the folder get the same mark. */
    private static String upTo(String key, int folder) {
        int end = -1;
        for (int i = 0; i <= folder; i++) {
            int next = key.indexOf('/', end + 1);
            end = next < 0 ? key.length() : next;
        }
        return key.substring(0, Math.max(0, end));
    }

    private static String mark(String key) {
        var crc = new CRC32();
        crc.update(key.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    /** FNV-1a over what a name is to the least particular file system. */
    private static long hash(String path) {
        long hash = 0xcbf29ce484222325L;
        var plain = Normalizer.normalize(path, Normalizer.Form.NFC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        for (byte b : plain.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
        }
        return hash == 0 ? 1 : hash;
    }

    private boolean isClaimed(long hash) {
        return claimed[slot(claimed, hash)] == hash;
    }

    private void add(long hash) {
        int slot = slot(claimed, hash);
        if (claimed[slot] == 0) {
            claimed[slot] = hash;
            count++;
            if (count * 2 > claimed.length) {
                grow();
            }
        }
    }

    private void grow() {
        var larger = new long[claimed.length * 2];
        Arrays.stream(claimed).filter(h -> h != 0).forEach(h -> larger[slot(larger, h)] = h);
        claimed = larger;
    }

    private static int slot(long[] table, long hash) {
        int slot = (int) (hash ^ hash >>> 32) & table.length - 1;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }
}
