package dev.signalbox.console.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
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

    /** @param scale 2 for a picture with twice the pixels */
    public static void save(Scene main, double scale, Path file) throws IOException {
        Shot shot = new Shot(main, scale);
        shot.draw(main, 0, 0);
        Window owner = main.getWindow();
        if (owner != null) {
            Window.getWindows().stream().filter(w -> w != owner && w.isShowing() && w.getScene() != null)
                    .forEach(w -> shot.drawOver(owner, w));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Png.write(shot.picture, file);
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
        PixelReader pixels = part.getPixelReader();
        for (int y = 0; y < part.getHeight(); y++) {
            for (int x = 0; x < part.getWidth(); x++) {
                lay(left + x, top + y, pixels.getArgb(x, y));
            }
        }
    }

    private void lay(int x, int y, int colour) {
        boolean outside = x < 0 || y < 0 || x >= picture.getWidth() || y >= picture.getHeight();
        int alpha = colour >>> 24;
        if (outside || alpha == 0) {
            return;
        }
        int below = picture.getPixelReader().getArgb(x, y);
        picture.getPixelWriter().setArgb(x, y, 0xFF000000 | mix(colour, below, alpha, 16) | mix(colour, below, alpha, 8)
                | mix(colour, below, alpha, 0));
    }

    private static int mix(int over, int below, int alpha, int shift) {
        return ((over >> shift & 255) * alpha + (below >> shift & 255) * (255 - alpha)) / 255 << shift;
    }
}
