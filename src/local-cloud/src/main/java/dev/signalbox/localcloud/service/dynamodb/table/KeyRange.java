package dev.signalbox.localcloud.service.dynamodb.table;

import java.util.Arrays;
import java.util.Optional;

/**
 * A range of encoded keys.
 *
 * @param from the least key in it
 * @param before the least key after it; empty when it has no end
 */
public record KeyRange(byte[] from, Optional<byte[]> before) {
    public static final KeyRange ALL = new KeyRange(new byte[0], Optional.empty());

    /** Whether the key is in the range. */
    public boolean contains(byte[] key) {
        return Arrays.compareUnsigned(key, from) >= 0 && before.filter(end -> Arrays.compareUnsigned(key, end) >= 0)
                .isEmpty();
    }
}
