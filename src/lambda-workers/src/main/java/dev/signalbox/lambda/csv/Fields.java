package dev.signalbox.lambda.csv;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of one record's bytes. */
record Fields(List<String> values, Optional<String> fault) {
    static Fields of(byte[] bytes, int from, int to, byte delimiter) {
        if (from == to) {
            return new Fields(List.of(), Optional.empty());
        }
        var values = new ArrayList<String>();
        boolean[] bad = {false};
        int at = from;
        while (true) {
            var field = bytes[Math.min(at, to - 1)] == '"' && at < to ? quoted(bytes, at, to, delimiter)
                    : new Field(at, plainEnd(bytes, at, to, delimiter), Optional.empty());
            values.add(field.text(bytes, bad));
            if (field.end() >= to) {
                return new Fields(values, bad[0] ? Optional.of("it is not valid UTF-8") : Optional.empty());
            }
            at = field.end() + 1;
        }
    }

    /** Whatever quotes there are, as ordinary characters. */
    static List<String> plain(byte[] bytes, int from, int to, byte delimiter) {
        var values = new ArrayList<String>();
        for (int at = from; at <= to;) {
            int end = plainEnd(bytes, at, to, delimiter);
            values.add(new String(bytes, at, end - at, StandardCharsets.UTF_8));
            at = end + 1;
        }
        return values;
    }

    private static int plainEnd(byte[] bytes, int from, int to, byte delimiter) {
        int at = from;
        while (at < to && bytes[at] != delimiter) {
            at++;
        }
        return at;
    }

    /** @param unquoted its bytes, where they are not those from start to end */
    private record Field(int start, int end, Optional<byte[]> unquoted) {
        String text(byte[] bytes, boolean[] bad) {
            return unquoted.map(u -> decoded(u, 0, u.length, bad)).orElseGet(() -> decoded(bytes, start, end, bad));
        }
    }

    private static Field quoted(byte[] bytes, int from, int to, byte delimiter) {
        var value = new ByteArrayOutputStream();
        int at = from + 1;
        while (at < to) {
            if (bytes[at] != '"') {
                value.write(bytes[at++]);
            } else if (at + 1 < to && bytes[at + 1] == '"') {
                value.write('"');
                at += 2;
            } else {
                int end = plainEnd(bytes, at + 1, to, delimiter);
                value.write(bytes, at + 1, end - at - 1);
                return new Field(from, end, Optional.of(value.toByteArray()));
            }
        }
        return new Field(from, to, Optional.of(value.toByteArray()));
    }

    private static String decoded(byte[] bytes, int from, int to, boolean[] bad) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
        } catch (CharacterCodingException e) {
            bad[0] = true;
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
    }
}
