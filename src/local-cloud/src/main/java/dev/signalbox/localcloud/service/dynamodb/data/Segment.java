package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.table.KeyRange;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the equal parts that a parallel scan cuts a table into: a range of the hashes that encoded keys begin with. */
record Segment(int number, int total) {
    /** Segments end where the first twelve bits of the hash do; of more segments than that some are empty. */
    private static final long PARTS = 4096;
    private static final int SHIFT = 20;
    private static final KeyRange NOTHING = new KeyRange(new byte[0], Optional.of(new byte[0]));

    static Segment read(@Nullable Integer number, @Nullable Integer total) {
        if (number == null && total == null) {
            return new Segment(0, 1);
        }
        if (number == null) {
            throw Invalid.request("The Segment parameter is required but was not present in the request when parameter "
                    + "TotalSegments is present");
        }
        if (total == null) {
            throw Invalid.request("The TotalSegments parameter is required but was not present in the request when "
                    + "Segment parameter is present");
        }
        if (number >= total) {
            throw Invalid.request("The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                    + "Segment: " + number + " is not less than TotalSegments: " + total);
        }
        return new Segment(number, total);
    }

    KeyRange keys() {
        long from = part(number);
        long before = part(number + 1);
        if (from == before) {
            return NOTHING;
        }
        return new KeyRange(hash(from), before == PARTS ? Optional.empty() : Optional.of(hash(before)));
    }

    private long part(int segment) {
        return (PARTS * segment + total - 1) / total;
    }

    private static byte[] hash(long part) {
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) (part << SHIFT)).array();
    }

    void checkStart(StartKey start) {
        if (!keys().contains(start.position())) {
            throw Invalid.request("The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
                    + "ExclusiveStartKey with correct Segment. TotalSegments: " + total + " Segment: " + number);
        }
    }
}
