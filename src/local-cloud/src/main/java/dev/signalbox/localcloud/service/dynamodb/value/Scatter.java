package dev.signalbox.localcloud.service.dynamodb.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** How rows are scattered by their hash keys; it decides the order of scans and what lies in which segment. */
public enum Scatter {
    /** Of tables that were made before scans had DynamoDB's order. */
    BY_CHECKSUM {
        @Override
        byte[] hash(Value key, byte[] encoded) {
            var crc = new CRC32C();
            crc.update(encoded);
            return ByteBuffer.allocate(BYTES).putInt((int) crc.getValue()).array();
        }
    },
    /** As DynamoDB is seen to do it: the MD5 of the key with a fixed text before it. */
    LIKE_DYNAMODB {
        @Override
        byte[] hash(Value key, byte[] encoded) {
            return Arrays.copyOf(digest(key), BYTES);
        }
    };

    private static final int BYTES = 4;
    private static final int ROW_BYTES = 3;
    private static final byte[] SALT = "Outliers".getBytes(StandardCharsets.UTF_8);
    /** Digits lie in pairs, and a negative number with fewer pairs than this ends with a mark. */
    private static final int MOST_PAIRS = 20;
    private static final int END_OF_NEGATIVE = 102;

    abstract byte[] hash(Value key, byte[] encoded);

    /** What rows with the same key in an index are ordered by: nothing but their own keys, or a hash of these. */
    public byte[] rowOrder(Value... key) {
        return this == BY_CHECKSUM ? new byte[0] : Arrays.copyOf(digest(key), ROW_BYTES);
    }

    private static byte[] digest(Value... key) {
        try {
            var md5 = MessageDigest.getInstance("MD5");
            md5.update(SALT);
            for (var part : key) {
                md5.update(bytes(part));
            }
            return md5.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    private static byte[] bytes(Value value) {
        return switch (value) {
            case Value.Str(var text) -> text.getBytes(StandardCharsets.UTF_8);
            case Value.Bin(var bytes) -> bytes.asByteArrayUnsafe();
            case Value.Num(var number) -> bytes(number);
            default -> throw new IllegalArgumentException("Not a key type: " + value.type());
        };
    }

    /** Exponent to the base of 100, then pairs of digits plus one; what follows the sign is inverted when negative. */
    private static byte[] bytes(BigDecimal number) {
        if (number.signum() == 0) {
            return new byte[]{(byte) 0x80};
        }
        boolean negative = number.signum() < 0;
        var digits = number.unscaledValue().abs().toString();
        int exponent = digits.length() - number.scale();
        boolean odd = exponent % 2 != 0;
        var pairs = (odd ? "0" : "") + digits;
        pairs += pairs.length() % 2 == 0 ? "" : "0";
        var bytes = new ByteArrayOutputStream();
        int first = (exponent + (odd ? 1 : 0)) / 2 - 64;
        bytes.write(negative ? ~first : first);
        for (int i = 0; i < pairs.length(); i += 2) {
            int pair = Integer.parseInt(pairs, i, i + 2, 10);
            bytes.write(negative ? 101 - pair : pair + 1);
        }
        if (negative && pairs.length() / 2 < MOST_PAIRS) {
            bytes.write(END_OF_NEGATIVE);
        }
        return bytes.toByteArray();
    }
}
