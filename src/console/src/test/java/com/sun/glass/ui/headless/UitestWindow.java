package com.sun.glass.ui.headless;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.Window;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.paint.Color;

/** A window that draws into the shared screen and is clipped at its edges. */
final class UitestWindow extends HeadlessWindow {
    UitestWindow(HeadlessWindowManager manager, Window owner, Screen screen, int styleMask) {
        super(manager, owner, screen, ByteBuffer.allocate(4), styleMask);
    }

    /** Whole lines at once, as quick as a real window system: a window is more than a million pixels, painted in every frame. */
    @Override
    void blit(Pixels pixels) {
        IntBuffer b = (IntBuffer) pixels.getBuffer();
        int w = pixels.getWidth();
        int from = Math.max(0, -getX());
        int to = Math.min(w, UitestApplication.WIDTH - getX());
        for (int y = Math.max(0, -getY()); y < Math.min(pixels.getHeight(), UitestApplication.HEIGHT - getY())
                && from < to; y++) {
            b.get(y * w + from, UitestApplication.SCREEN, (getY() + y) * UitestApplication.WIDTH + getX() + from, to
                    - from);
        }
    }

    @Override
    void clearRect(int x0, int w0, int y0, int h0) {
        int from = Math.clamp(x0, 0, UitestApplication.WIDTH);
        int to = Math.clamp((long) x0 + w0, 0, UitestApplication.WIDTH);
        for (int y = Math.max(0, y0); y < Math.min(y0 + h0, UitestApplication.HEIGHT); y++) {
            Arrays.fill(UitestApplication.SCREEN, y * UitestApplication.WIDTH + from, y * UitestApplication.WIDTH + to,
                    0);
        }
    }

    static int get(int x, int y) {
        return x >= 0 && y >= 0 && x < UitestApplication.WIDTH && y < UitestApplication.HEIGHT
                ? UitestApplication.SCREEN[y * UitestApplication.WIDTH + x]
                : 0;
    }

    @Override
    public Color getColor(int x, int y) {
        int c = get(x, y);
        return Color.rgb(c >> 16 & 255, c >> 8 & 255, c & 255, (c >>> 24) / 255.0);
    }

    @Override
    public void getScreenCapture(int x, int y, int width, int height, int[] data, boolean scaleToFit) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++)
                data[i * width + j] = get(x + j, y + i);
        }
    }
}
