package dev.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Compares pictures with those that somebody looked at and committed. What differs is written beside the output, with the pixels
 * that differ in red. {@code -Dgolden.renew=true} takes the new pictures over: look at them before they are committed.
 */
public final class Golden {
    /** A pixel this far off in a channel, of 255, is not the smoothing of an edge. */
    private static final int FAR = 64;
    private static final int RED = 0xFFFF0000;

    private final Path folder;
    private final Path out;
    private final double share;

    /**
     * @param folder of the committed pictures
     * @param out for what differs
     * @param share of the pixels that may be far off
     */
    public Golden(Path folder, Path out, double share) {
        this.folder = folder;
        this.out = out;
        this.share = share;
    }

    /** Whether the pictures are taken over as they are now. */
    public static boolean renews() {
        return Boolean.getBoolean("golden.renew");
    }

    /** Whether it looks as it did; while pictures are taken over, nothing is to be waited for. */
    public boolean matches(String name, Image actual) throws IOException {
        Path golden = folder.resolve(name + ".png");
        return renews() || Files.exists(golden) && difference(image(golden), actual) <= share;
    }

    public void compare(String name, WritableImage actual) throws IOException {
        Path golden = folder.resolve(name + ".png");
        Files.createDirectories(out);
        if (renews()) {
            Files.createDirectories(folder);
            Png.write(actual, golden);
        }
        Path difference = out.resolve(name + "-diff.png");
        assertThat(golden).as("picture to compare with; -Dgolden.renew=true makes it").exists();
        double differs = difference(image(golden), actual);
        if (differs > share) {
            Png.write(actual, out.resolve(name + "-actual.png"));
            Png.write(marked(image(golden), actual), difference);
        }
        assertThat(differs).as("share of pixels that differ, see " + difference.toAbsolutePath())
                .isLessThanOrEqualTo(share);
    }

    public static Image image(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new Image(in);
        }
    }

    /** The share of pixels that are far off, 1 when the sizes differ. */
    public static double difference(Image one, Image other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 1;
        }
        int[] a = pixels(one);
        int[] b = pixels(other);
        long far = 0;
        for (int i = 0; i < a.length; i++) {
            far += isFar(a[i], b[i]) ? 1 : 0;
        }
        return (double) far / a.length;
    }

    private static int[] pixels(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    private static boolean isFar(int a, int b) {
        return Math.abs((a >> 16 & 255) - (b >> 16 & 255)) > FAR || Math.abs((a >> 8 & 255) - (b >> 8 & 255)) > FAR
                || Math.abs((a & 255) - (b & 255)) > FAR;
    }

    private static WritableImage marked(Image golden, Image actual) {
        int width = (int) actual.getWidth();
        int height = (int) actual.getHeight();
        int[] now = pixels(actual);
        int[] before = pixels(golden);
        boolean comparable = golden.getWidth() == width && golden.getHeight() == height;
        for (int i = 0; i < now.length; i++) {
            now[i] = comparable && !isFar(now[i], before[i]) ? faint(now[i]) : RED;
        }
        WritableImage marked = new WritableImage(width, height);
        marked.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), now, 0, width);
        return marked;
    }

    private static int faint(int colour) {
        return 0xFF000000 | 0xB2B2B2 + ((colour & 0xFEFEFE) >> 2 & 0x3F3F3F);
    }
}
