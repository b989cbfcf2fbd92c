package dev.signalbox.console.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.Window;

/** Takes a picture of a scene with the pop-ups, menus and dialogs over it. No screen and no AWT is used. FX thread only. */
public final class Shot {
    private final Scene main;
    private final double scale;
    private final WritableImage picture;

    private Shot(Scene main, double scale) {
        this.main = main;
        this.scale = scale;
        picture = new WritableImage((int) Math.round(main.getWidth() * scale), (int) Math.round(main.getHeight()
                * scale));
    }

    public static void save(Scene main, double scale, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Png.write(take(main, scale), file);
    }

    /** @param scale 2 for a picture with twice the pixels */
    public static WritableImage take(Scene main, double scale) {
        Shot shot = new Shot(main, scale);
        shot.draw(main, 0, 0);
        Window owner = main.getWindow();
        if (owner != null) {
            Window.getWindows().stream().filter(w -> w != owner && w.isShowing() && w.getScene() != null)
                    .forEach(w -> shot.drawOver(owner, w));
        }
        return shot.picture;
    }

    private void drawOver(Window owner, Window window) {
        Scene scene = window.getScene();
        draw(scene, (int) Math.round((window.getX() + scene.getX() - owner.getX() - main.getX()) * scale),
                (int) Math.round((window.getY() + scene.getY() - owner.getY() - main.getY()) * scale));
    }

    private void draw(Scene scene, int left, int top) {
        SnapshotParameters how = new SnapshotParameters();
        how.setTransform(Transform.scale(scale, scale));
        how.setFill(scene == main ? Color.WHITE : Color.TRANSPARENT);
        how.setViewport(new Rectangle2D(0, 0, Math.max(1, scene.getWidth() * scale), Math.max(1, scene.getHeight()
                * scale)));
        WritableImage part = scene.getRoot().snapshot(how, null);
        int right = Math.min((int) part.getWidth(), (int) picture.getWidth() - left);
        int bottom = Math.min((int) part.getHeight(), (int) picture.getHeight() - top);
        int fromX = Math.max(0, -left);
        int fromY = Math.max(0, -top);
        if (right > fromX && bottom > fromY) {
            lay(part, new Rectangle2D(fromX, fromY, right - fromX, bottom - fromY), left, top);
        }
    }

    /** Lays what is in a part of an image over the picture. */
    private void lay(WritableImage part, Rectangle2D seen, int left, int top) {
        int width = (int) seen.getWidth();
        int height = (int) seen.getHeight();
        int x = (int) seen.getMinX();
        int y = (int) seen.getMinY();
        int[] over = new int[width * height];
        int[] below = new int[width * height];
        part.getPixelReader().getPixels(x, y, width, height, PixelFormat.getIntArgbInstance(), over, 0, width);
        picture.getPixelReader().getPixels(left + x, top + y, width, height, PixelFormat.getIntArgbInstance(), below, 0,
                width);
        for (int i = 0; i < over.length; i++) {
            below[i] = laid(over[i], below[i]);
        }
        picture.getPixelWriter().setPixels(left + x, top + y, width, height, PixelFormat.getIntArgbInstance(), below, 0,
                width);
    }

    private static int laid(int over, int below) {
        int alpha = over >>> 24;
        return switch (alpha) {
            case 0 -> below;
            case 255 -> over;
            default -> 0xFF000000 | mix(over, below, alpha, 16) | mix(over, below, alpha, 8) | mix(over, below, alpha,
                    0);
        };
    }

    private static int mix(int over, int below, int alpha, int shift) {
        return ((over >> shift & 255) * alpha + (below >> shift & 255) * (255 - alpha)) / 255 << shift;
    }
}
