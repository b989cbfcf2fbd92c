package dev.signalbox.localcloud.service.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

final class KeyBytesTest {
    private static final String ALPHABET = "\0\u0001aAzZ09 é\u07ff\u0800\uffff";
    private final Random random = new Random(7);

    @Test
    void bytesOfNumbersAreInTheOrderOfNumbers() {
        var numbers = new ArrayList<Value>(List.of(number("0"), number("-0.0"), number("1"), number("-1"), number(
                "9.9999999999999999999999999999999999999E+125"), number(
                        "-9.9999999999999999999999999999999999999E+125"), number("1E-130"), number("-1E-130"), number(
                                "10"), number("9"), number("0.1"), number("1.01"), number("255"), number("256")));
        fill(numbers, this::anyNumber);

        assertSameOrder(numbers);
    }

    @Test
    void bytesOfStringsAreInTheOrderOfTheirUtf8() {
        var strings = new ArrayList<Value>(List.of(string(""), string("\0"), string("\0\0"), string("a"), string("a\0"),
                string("a\0b"), string("ab"), string("\uD83D\uDE00"), string("\uFFFD")));
        fill(strings, () -> string(anyText()));

        assertSameOrder(strings);
    }

    @Test
    void bytesOfBinaryAreInUnsignedOrder() {
        var blobs = new ArrayList<Value>(List.of(binary(), binary(0), binary(0, 0), binary(0, 255), binary(255), binary(
                127), binary(128)));
        fill(blobs, () -> {
            var bytes = new byte[random.nextInt(5)];
            random.nextBytes(bytes);
            return new Value.Bin(SdkBytes.fromByteArray(bytes));
        });

        assertSameOrder(blobs);
    }

    @Test
    void noEncodedKeyBeginsAnother() {
        var values = new ArrayList<Value>();
        fill(values, () -> string(anyText()));

        for (var a : values) {
            for (var b : values) {
                var prefix = bytes(a);
                var whole = bytes(b);
                boolean begins = whole.length >= prefix.length && Arrays.equals(whole, 0, prefix.length, prefix, 0,
                        prefix.length);
                assertThat(begins).isEqualTo(a.equals(b));
            }
        }
    }

    @Test
    void aPrefixBoundsJustTheStringsThatBeginWithIt() {
        for (int i = 0; i < 2_000; i++) {
            var prefix = anyText() + "a";
            var text = random.nextBoolean() ? prefix + anyText() : anyText();
            var from = new KeyBytes().addPrefix(string(prefix)).toByteArray();
            var before = KeyBytes.after(from);
            var key = bytes(string(text));

            boolean within = Arrays.compareUnsigned(key, from) >= 0 && Arrays.compareUnsigned(key, before) < 0;
            assertThat(within).as("%s in %s", text, prefix).isEqualTo(text.startsWith(prefix));
        }
    }

    private void fill(List<Value> values, Supplier<Value> any) {
        for (int i = 0; i < 150; i++) {
            values.add(any.get());
        }
    }

    private static void assertSameOrder(List<Value> values) {
        for (var a : values) {
            for (var b : values) {
                int wanted = Integer.signum(ValueOrder.compare(a, b).orElseThrow());
                assertThat(Integer.signum(Arrays.compareUnsigned(bytes(a), bytes(b)))).as("%s and %s", a, b).isEqualTo(
                        wanted);
            }
        }
    }

    private static byte[] bytes(Value value) {
        return new KeyBytes().add(value).toByteArray();
    }

    private Value anyNumber() {
        var digits = new StringBuilder(random.nextBoolean() ? "-" : "").append(1 + random.nextInt(9));
        int more = random.nextInt(6);
        for (int i = 0; i < more; i++) {
            digits.append(random.nextInt(10));
        }
        return number(new BigDecimal(digits.toString()).scaleByPowerOfTen(random.nextInt(20) - 10).toString());
    }

    private String anyText() {
        var text = new StringBuilder();
        int length = random.nextInt(4);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static Value number(String text) {
        return new Value.Num(Numbers.parse(text));
    }

    private static Value string(String text) {
        return new Value.Str(text);
    }

    private static Value binary(int... bytes) {
        var blob = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            blob[i] = (byte) bytes[i];
        }
        return new Value.Bin(SdkBytes.fromByteArray(blob));
    }
}
