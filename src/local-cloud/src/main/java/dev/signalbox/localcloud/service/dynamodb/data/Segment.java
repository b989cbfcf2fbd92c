package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.table.KeyRange;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the equal parts that a parallel scan cuts a table into: a range of the hashes that encoded keys begin with. */
record Segment(int number, int total) {
    private static final int MAX_TOTAL = 1_000_000;
    private static final long HASHES = 1L << 32;

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
        checkBounds("segment", number, 0, MAX_TOTAL - 1);
        checkBounds("totalSegments", total, 1, MAX_TOTAL);
        if (number >= total) {
            throw Invalid.request("The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                    + "Segment: " + number + " is not less than TotalSegments: " + total);
        }
        return new Segment(number, total);
    }

    private static void checkBounds(String member, int value, int least, int most) {
        if (value < least) {
            throw Invalid.constraint(String.valueOf(value), member, "Member must have value greater than or equal to "
                    + least);
        }
        if (value > most) {
            throw Invalid.constraint(String.valueOf(value), member, "Member must have value less than or equal to "
                    + most);
        }
    }

    KeyRange keys() {
        return new KeyRange(hash(number), number == total - 1 ? Optional.empty() : Optional.of(hash(number + 1)));
    }

    private byte[] hash(int segment) {
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) (HASHES * segment / total)).array();
    }

    void checkStart(StartKey start) {
        if (!keys().contains(start.position())) {
            throw Invalid.request("The provided starting key is invalid: Invalid ExclusiveStartKey. Please use "
                    + "ExclusiveStartKey with correct Segment. TotalSegments: " + total + " Segment: " + number);
        }
    }
}
