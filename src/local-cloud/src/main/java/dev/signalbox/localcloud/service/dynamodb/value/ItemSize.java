package dev.signalbox.localcloud.service.dynamodb.value;

import java.math.BigDecimal;

/** What DynamoDB counts an item as, in bytes: names and values, with small overheads for nested ones. */
public final class ItemSize {
    /** The most an item may have. */
    public static final int LIMIT = 400 * 1024;
    private static final int CONTAINER = 3;

    private ItemSize() {}

    public static int of(Item item) {
        int size = 0;
        for (var attribute : item.attributes().entrySet()) {
            size += utf8(attribute.getKey()) + of(attribute.getValue());
        }
        return size;
    }

    static int of(Value value) {
        return switch (value) {
            case Value.Str(var text) -> utf8(text);
            case Value.Num(var number) -> number(number);
            case Value.Bin(var bytes) -> bytes.asByteArrayUnsafe().length;
            case Value.Bool _,Value.Null _ -> 1;
            case Value.StrSet(var texts) -> texts.stream().mapToInt(ItemSize::utf8).sum();
            case Value.NumSet(var numbers) -> numbers.stream().mapToInt(ItemSize::number).sum();
            case Value.BinSet(var blobs) -> blobs.stream().mapToInt(b -> b.asByteArrayUnsafe().length).sum();
            case Value.Seq(var elements) -> CONTAINER + elements.stream().mapToInt(e -> 1 + of(e)).sum();
            case Value.Doc(var fields) -> CONTAINER + fields.entrySet().stream().mapToInt(
                    e -> 1 + utf8(e.getKey()) + of(e.getValue())).sum();
        };
    }

    /** Digits lie in pairs to both sides of the point; a pair that is only half used counts as a whole one. */
    private static int number(BigDecimal number) {
        if (number.signum() == 0) {
            return 1;
        }
        int digits = number.precision();
        long exponent = (long) digits - number.scale() - 1;
        boolean splitsPairs = digits % 2 == 0 && exponent % 2 == 0;
        return 1 + (digits + 1) / 2 + (splitsPairs ? 1 : 0) + (number.signum() < 0 ? 1 : 0);
    }

    /** Length in UTF-8, without making the bytes. */
    public static int utf8(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Either half of a surrogate pair stands for two of the four bytes.
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }
}
