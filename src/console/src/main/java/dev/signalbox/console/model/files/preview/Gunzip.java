package dev.signalbox.console.model.files.preview;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Unpacks the beginning of gzip data: never more than it is told, whatever the data promise. */
final class Gunzip {
    private static final int CHUNK = 16_384;

    private Gunzip() {}

    static boolean isPacked(byte[] bytes) {
        return Decoded.starts(bytes, 0x1F, 0x8B, 0x08);
    }

    /**
     * Unpacks.
     *
     * @param most how many bytes to give at most
     * @return empty if not even the beginning can be unpacked; its total is one more than its bytes if there is more
     */
    static Optional<Window> unpack(Window packed, int most) {
        var out = new ByteArrayOutputStream(CHUNK);
        boolean ended = false;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.bytes()), CHUNK)) {
            var chunk = new byte[CHUNK];
            for (int count = 0; count >= 0 && out.size() < most;) {
                count = in.read(chunk, 0, Math.min(CHUNK, most - out.size()));
                if (count > 0) {
                    out.write(chunk, 0, count);
                }
                ended = count < 0;
            }
        } catch (IOException e) {
            ended = false; // cut, or broken further on: what came before it is shown as a part
        }
        boolean whole = ended && packed.ends();
        return out.size() == 0 && !whole ? Optional.empty()
                : Optional.of(new Window(out.toByteArray(), 0, out.size() + (whole ? 0 : 1)));
    }
}
