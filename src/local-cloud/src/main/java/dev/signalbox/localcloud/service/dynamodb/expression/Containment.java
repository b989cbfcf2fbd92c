package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.Arrays;

/** What {@code begins_with} and {@code contains} mean for each type. */
final class Containment {
    private Containment() {}

    static boolean beginsWith(Value value, Value prefix) {
        if (value instanceof Value.Str(var text) && prefix instanceof Value.Str(var start)) {
            return text.startsWith(start);
        }
        return value instanceof Value.Bin(var bytes) && prefix instanceof Value.Bin(var start) && regionMatches(bytes
                .asByteArrayUnsafe(), 0, start.asByteArrayUnsafe());
    }

    static boolean contains(Value value, Value part) {
        return switch (value) {
            case Value.Str(var text) -> part instanceof Value.Str(var sought) && text.contains(sought);
            case Value.Bin(var bytes) -> part instanceof Value.Bin(var sought) && contains(bytes.asByteArrayUnsafe(),
                    sought.asByteArrayUnsafe());
            case Value.StrSet(var texts) -> part instanceof Value.Str(var sought) && texts.contains(sought);
            case Value.NumSet(var numbers) -> part instanceof Value.Num(var sought) && numbers.contains(sought);
            case Value.BinSet(var blobs) -> part instanceof Value.Bin(var sought) && blobs.contains(sought);
            case Value.Seq(var elements) -> elements.contains(part);
            case Value.Num _,Value.Bool _,Value.Null _,Value.Doc _ -> false;
        };
    }

    private static boolean contains(byte[] bytes, byte[] sought) {
        for (int at = 0; at + sought.length <= bytes.length; at++) {
            if (regionMatches(bytes, at, sought)) {
                return true;
            }
        }
        return false;
    }

    private static boolean regionMatches(byte[] bytes, int at, byte[] sought) {
        int end = at + sought.length;
        return end <= bytes.length && Arrays.equals(bytes, at, end, sought, 0, sought.length);
    }
}
