package dev.signalbox.lambda.sample;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/** A railway signal in the evening, as a PNG. Not compressed, so that its bytes do not depend on a zlib version. */
final class SamplePicture {
    private static final int LARGEST_BLOCK = 65_535;
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int SKY_TOP = 0x1b2a49;
    private static final int SKY_BOTTOM = 0xe38b5a;
    private static final int GROUND = 0x2a2420;
    private static final int POST = 0x14161a;
    private static final int GREEN = 0x35d07f;
    private static final int RED = 0x5a1f1f;

    private SamplePicture() {}

    static byte[] png() {
        var png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        var header = ByteBuffer.allocate(13).putInt(WIDTH).putInt(HEIGHT).put(new byte[]{8, 2, 0, 0, 0});
        chunk("IHDR", header.array(), png);
        chunk("IDAT", stored(pixels()), png);
        chunk("IEND", new byte[0], png);
        return png.toByteArray();
    }

    private static byte[] pixels() {
        var rows = ByteBuffer.allocate(HEIGHT * (1 + WIDTH * 3));
        for (int y = 0; y < HEIGHT; y++) {
            rows.put((byte) 0);
            for (int x = 0; x < WIDTH; x++) {
                int colour = colour(x, y);
                rows.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
            }
        }
        return rows.array();
    }

    private static int colour(int x, int y) {
        if (within(x, y, 220, 50, 9)) {
            return GREEN;
        }
        if (within(x, y, 220, 80, 9)) {
            return RED;
        }
        boolean head = x >= 204 && x < 236 && y >= 34 && y < 98;
        boolean mast = x >= 217 && x < 223 && y >= 98;
        boolean rail = y >= 168 && y < 172;
        if (head || mast || rail) {
            return POST;
        }
        return y >= 160 ? GROUND : mixed(y);
    }

    private static boolean within(int x, int y, int centreX, int centreY, int radius) {
        return (x - centreX) * (x - centreX) + (y - centreY) * (y - centreY) <= radius * radius;
    }

    private static int mixed(int y) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int top = SKY_TOP >> shift & 0xff;
            int bottom = SKY_BOTTOM >> shift & 0xff;
            colour |= top + (bottom - top) * y / 160 << shift;
        }
        return colour;
    }

    /** A zlib stream of stored blocks, the same on every platform. */
    private static byte[] stored(byte[] data) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[]{0x78, 0x01});
        for (int at = 0; at < data.length; at += LARGEST_BLOCK) {
            int length = Math.min(LARGEST_BLOCK, data.length - at);
            boolean last = at + length == data.length;
            var header = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN).put((byte) (last ? 1 : 0))
                    .putShort((short) length).putShort((short) ~length);
            out.writeBytes(header.array());
            out.write(data, at, length);
        }
        var check = new Adler32();
        check.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
        return out.toByteArray();
    }

    private static void chunk(String type, byte[] data, ByteArrayOutputStream png) {
        var body = ByteBuffer.allocate(4 + data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        var crc = new CRC32();
        crc.update(body.array());
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(body.array());
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
