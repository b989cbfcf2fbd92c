package com.sun.glass.ui.headless;

import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.Window;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import javafx.scene.paint.Color;

/** A window that draws into the shared screen and is clipped at its edges. */
final class UitestWindow extends HeadlessWindow {
    UitestWindow(HeadlessWindowManager manager, Window owner, Screen screen, int styleMask) {
        super(manager, owner, screen, ByteBuffer.allocate(4), styleMask);
    }

    @Override
    void blit(Pixels pixels) {
        IntBuffer b = (IntBuffer) pixels.getBuffer();
        int w = pixels.getWidth();
        for (int y = 0; y < pixels.getHeight(); y++) {
            for (int x = 0; x < w; x++)
                set(getX() + x, getY() + y, b.get(y * w + x));
        }
    }

    @Override
    void clearRect(int x0, int w0, int y0, int h0) {
        for (int y = 0; y < h0; y++) {
            for (int x = 0; x < w0; x++)
                set(x0 + x, y0 + y, 0);
        }
    }

    private static void set(int x, int y, int argb) {
        if (x >= 0 && y >= 0 && x < UitestApplication.WIDTH && y < UitestApplication.HEIGHT) {
            UitestApplication.SCREEN[y * UitestApplication.WIDTH + x] = argb;
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
