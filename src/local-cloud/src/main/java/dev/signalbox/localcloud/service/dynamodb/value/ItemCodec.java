package dev.signalbox.localcloud.service.dynamodb.value;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/** How items lie in the store: a version byte, then attributes as type, length and bytes. */
public final class ItemCodec {
    private static final byte VERSION = 1;
    private static final ValueType[] TYPES = ValueType.values();

    private ItemCodec() {}

    public static byte[] encode(Item item) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            writeFields(out, item.attributes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IllegalStateException when the bytes were written by a newer version
     */
    public static Item decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("Stored item is of unknown version " + version);
            }
            return new Item(readFields(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, Value value) throws IOException {
        out.writeByte(value.type().ordinal());
        switch (value) {
            case Value.Str(var text) -> writeText(out, text);
            case Value.Num(var number) -> writeNumber(out, number);
            case Value.Bin(var blob) -> writeBytes(out, blob.asByteArrayUnsafe());
            case Value.Bool(var flag) -> out.writeBoolean(flag);
            case Value.Null() -> {
            }
            case Value.StrSet(var texts) -> writeAll(out, texts, ItemCodec::writeText);
            case Value.NumSet(var numbers) -> writeAll(out, numbers, ItemCodec::writeNumber);
            case Value.BinSet(var blobs) -> writeAll(out, blobs, (o, b) -> writeBytes(o, b.asByteArrayUnsafe()));
            case Value.Seq(var elements) -> writeAll(out, elements, ItemCodec::write);
            case Value.Doc(var fields) -> writeFields(out, fields);
        }
    }

    private static Value read(DataInputStream in) throws IOException {
        return switch (TYPES[in.readByte()]) {
            case S -> new Value.Str(readText(in));
            case N -> new Value.Num(readNumber(in));
            case B -> new Value.Bin(SdkBytes.fromByteArrayUnsafe(readBytes(in)));
            case BOOL -> new Value.Bool(in.readBoolean());
            case NULL -> new Value.Null();
            case SS -> new Value.StrSet(readSet(in, ItemCodec::readText));
            case NS -> new Value.NumSet(readSet(in, ItemCodec::readNumber));
            case BS -> new Value.BinSet(readSet(in, i -> SdkBytes.fromByteArrayUnsafe(readBytes(i))));
            case L -> new Value.Seq(readList(in));
            case M -> new Value.Doc(readFields(in));
        };
    }

    private static void writeFields(DataOutputStream out, Map<String, Value> fields) throws IOException {
        writeAll(out, fields.entrySet(), (o, field) -> {
            writeText(o, field.getKey());
            write(o, field.getValue());
        });
    }

    private static Map<String, Value> readFields(DataInputStream in) throws IOException {
        int count = readLength(in);
        var fields = LinkedHashMap.<String, Value>newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            fields.put(readText(in), read(in));
        }
        return Collections.unmodifiableMap(fields);
    }

    private static List<Value> readList(DataInputStream in) throws IOException {
        int count = readLength(in);
        var elements = new ArrayList<Value>(count);
        for (int i = 0; i < count; i++) {
            elements.add(read(in));
        }
        return Collections.unmodifiableList(elements);
    }

    private static <T> Set<T> readSet(DataInputStream in, Reader<T> reader) throws IOException {
        int count = readLength(in);
        var members = LinkedHashSet.<T>newLinkedHashSet(count);
        for (int i = 0; i < count; i++) {
            members.add(reader.read(in));
        }
        return Collections.unmodifiableSet(members);
    }

    private static <T> void writeAll(DataOutputStream out, Collection<T> all, Writer<T> writer) throws IOException {
        writeLength(out, all.size());
        for (var one : all) {
            writer.write(out, one);
        }
    }

    private static void writeNumber(DataOutputStream out, BigDecimal number) throws IOException {
        out.writeShort(number.scale());
        writeBytes(out, number.unscaledValue().toByteArray());
    }

    private static BigDecimal readNumber(DataInputStream in) throws IOException {
        int scale = in.readShort();
        return new BigDecimal(new BigInteger(readBytes(in)), scale);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        writeLength(out, bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(readLength(in));
    }

    /** Seven bits a byte, the last without its high bit. */
    private static void writeLength(DataOutputStream out, int length) throws IOException {
        int rest = length;
        while (rest > 0x7F) {
            out.writeByte(rest | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int readLength(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0;; shift += 7) {
            byte next = in.readByte();
            length |= (next & 0x7F) << shift;
            if (next >= 0) {
                return length;
            }
        }
    }

    @FunctionalInterface
    private interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }
}
