package dev.signalbox.localcloud.service.dynamodb.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/** DynamoDB's order of values: numbers by value, strings and binary by unsigned bytes; other types have none. */
public final class ValueOrder {
    private ValueOrder() {}

    /** Empty when the two are not of one ordered type. */
    public static OptionalInt compare(Value left, Value right) {
        if (left instanceof Value.Num(var a) && right instanceof Value.Num(var b)) {
            return OptionalInt.of(a.compareTo(b));
        }
        if (left instanceof Value.Str(var a) && right instanceof Value.Str(var b)) {
            return OptionalInt.of(Arrays.compareUnsigned(utf8(a), utf8(b)));
        }
        if (left instanceof Value.Bin(var a) && right instanceof Value.Bin(var b)) {
            return OptionalInt.of(Arrays.compareUnsigned(a.asByteArrayUnsafe(), b.asByteArrayUnsafe()));
        }
        return OptionalInt.empty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
