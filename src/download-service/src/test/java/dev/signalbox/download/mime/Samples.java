package dev.signalbox.download.mime;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files of many kinds, made here. */
public final class Samples {
    private Samples() {}

    /** @param format {@code png}, {@code jpeg}, {@code gif} or {@code bmp} */
    public static byte[] image(String format, int width, int height) {
        return bytes(out -> ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out));
    }

    public static byte[] pdf() {
        return latin("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n");
    }

    public static byte[] zip() {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry("a.txt"));
                zip.write('a');
            }
        });
    }

    public static byte[] gzip() {
        return bytes(out -> {
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write('a');
            }
        });
    }

    /** The head of an MP4 file of this brand. */
    public static byte[] mp4(String brand) {
        return latin("\0\0\0\030ftyp" + brand + "\0\0\2\0isomiso2");
    }

    public static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
