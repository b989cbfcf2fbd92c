package dev.signalbox.localcloud.service.dynamodb.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encodes key values as bytes whose unsigned order is DynamoDB's order, and of which none is a prefix of another, so
 * that encodings can be put one after another.
 */
public final class KeyBytes {
    private static final byte[] END = {0, 0};
    private static final int NEGATIVE = 0x40;
    private static final int ZERO = 0x80;
    private static final int POSITIVE = 0xC0;
    private static final int EXPONENT_BIAS = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(32);

    /** Begins with four bytes of hash, so that rows lie scattered as DynamoDB's partitions scatter them. */
    public KeyBytes partition(Value hashKey, Scatter scatter) {
        var encoded = new KeyBytes().add(hashKey).toByteArray();
        out.writeBytes(scatter.hash(hashKey, encoded));
        out.writeBytes(encoded);
        return this;
    }

    /**
     * @throws IllegalArgumentException for a value of a type that no key has
     */
    public KeyBytes add(Value value) {
        return switch (value) {
            case Value.Str(var text) -> escaped(text.getBytes(StandardCharsets.UTF_8)).raw(END);
            case Value.Bin(var bytes) -> escaped(bytes.asByteArrayUnsafe()).raw(END);
            case Value.Num(var number) -> number(number);
            default -> throw new IllegalArgumentException("Not a key type: " + value.type());
        };
    }

    /** Adds what all values that begin with this string or binary have in common. */
    public KeyBytes addPrefix(Value prefix) {
        return switch (prefix) {
            case Value.Str(var text) -> escaped(text.getBytes(StandardCharsets.UTF_8));
            case Value.Bin(var bytes) -> escaped(bytes.asByteArrayUnsafe());
            default -> throw new IllegalArgumentException("Has no prefix: " + prefix.type());
        };
    }

    public KeyBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public byte[] toByteArray() {
        return out.toByteArray();
    }

    private KeyBytes escaped(byte[] bytes) {
        for (byte b : bytes) {
            out.write(b);
            if (b == 0) {
                out.write(0xFF);
            }
        }
        return this;
    }

    /** Sign, exponent, digits, end; everything after the sign inverted when negative. */
    private KeyBytes number(BigDecimal number) {
        if (number.signum() == 0) {
            out.write(ZERO);
            return this;
        }
        boolean negative = number.signum() < 0;
        int flip = negative ? 0xFF : 0;
        var digits = number.unscaledValue().abs().toString();
        int exponent = digits.length() - number.scale() + EXPONENT_BIAS;
        out.write(negative ? NEGATIVE : POSITIVE);
        out.write((exponent >> 8) ^ flip);
        out.write((exponent & 0xFF) ^ flip);
        for (int i = 0; i < digits.length(); i++) {
            out.write((digits.charAt(i) - '0' + 1) ^ flip);
        }
        out.write(flip);
        return this;
    }

    /** The least bytes greater than all that begin with the given ones. */
    public static byte[] after(byte[] prefix) {
        for (int i = prefix.length - 1; i >= 0; i--) {
            if (prefix[i] != (byte) 0xFF) {
                var next = Arrays.copyOf(prefix, i + 1);
                next[i]++;
                return next;
            }
        }
        throw new IllegalArgumentException("Nothing comes after bytes that are all 0xFF");
    }
}
