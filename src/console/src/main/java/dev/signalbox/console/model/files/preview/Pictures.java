package dev.signalbox.console.model.files.preview;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** What the heads of PNG, JPEG, GIF and BMP say, read before anything is decoded. */
final class Pictures {
    /** Width and height in pixels. */
    record Size(long width, long height) {
        long pixels() {
            return width * height;
        }
    }

    private Pictures() {}

    static boolean isPicture(byte[] b) {
        return isPng(b) || isJpeg(b) || isGif(b) || Decoded.starts(b, 'B', 'M') && b.length > 54 && b[14] == 40;
    }

    private static boolean isPng(byte[] b) {
        return Decoded.starts(b, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
    }

    private static boolean isJpeg(byte[] b) {
        return Decoded.starts(b, 0xFF, 0xD8, 0xFF);
    }

    private static boolean isGif(byte[] b) {
        return Decoded.starts(b, 'G', 'I', 'F', '8');
    }

    /** Empty if the head is cut or broken. */
    static Optional<Size> size(byte[] b) {
        var data = ByteBuffer.wrap(b);
        if (isPng(b)) {
            return b.length < 24 ? Optional.empty() : size(data.getInt(16), data.getInt(20));
        }
        if (isGif(b)) {
            data.order(ByteOrder.LITTLE_ENDIAN);
            return b.length < 10 ? Optional.empty() : size(data.getShort(6) & 0xFFFF, data.getShort(8) & 0xFFFF);
        }
        if (isJpeg(b)) {
            return jpeg(data);
        }
        data.order(ByteOrder.LITTLE_ENDIAN);
        return b.length < 26 ? Optional.empty() : size(data.getInt(18), Math.abs((long) data.getInt(22)));
    }

    private static Optional<Size> size(long width, long height) {
        return width > 0 && height > 0 ? Optional.of(new Size(width, height)) : Optional.empty();
    }

    /** The frame's head is one of many segments. */
    private static Optional<Size> jpeg(ByteBuffer data) {
        int at = 2;
        while (at + 9 < data.limit() && (data.get(at) & 0xFF) == 0xFF) {
            int marker = data.get(at + 1) & 0xFF;
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return size(data.getShort(at + 7) & 0xFFFF, data.getShort(at + 5) & 0xFFFF);
            }
            at += marker == 0xFF ? 1 : 2 + (data.getShort(at + 2) & 0xFFFF);
        }
        return Optional.empty();
    }

    /** A GIF's first picture alone: a few bytes of further ones can ask for gigabytes. Other pictures stay as they are. */
    static byte[] still(byte[] b) {
        if (!isGif(b) || b.length < 13) {
            return b;
        }
        int at = 13 + colours(b[10]);
        while (at < b.length) {
            if (b[at] == 0x21) {
                at = blocks(b, at + 2);
            } else if (b[at] == 0x2C && at + 10 < b.length) {
                int end = blocks(b, at + 11 + colours(b[at + 9]));
                var out = new ByteArrayOutputStream(end + 1);
                out.write(b, 0, Math.min(end, b.length));
                out.write(0x3B);
                return out.toByteArray();
            } else {
                return b;
            }
        }
        return b;
    }

    private static int colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    /** Behind the sub-blocks that begin here. */
    private static int blocks(byte[] b, int from) {
        int at = from;
        while (at < b.length && b[at] != 0) {
            at += 1 + (b[at] & 0xFF);
        }
        return at + 1;
    }
}
