package com.sun.glass.ui.headless;

import com.sun.glass.ui.CommonDialogs;
import com.sun.glass.ui.Cursor;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import java.io.File;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** JavaFX's headless application with a screen of any size, choosers that answer from a queue, and documents that are only noted. */
public final class UitestApplication extends HeadlessApplication {
    /** What the next file or folder choosers answer; an empty queue means the user cancels. */
    public static final Queue<List<File>> CHOOSE = new ConcurrentLinkedQueue<>();

    /** Addresses given to HostServices.showDocument. */
    public static final Queue<String> SHOWN = new ConcurrentLinkedQueue<>();

    static final int WIDTH = Integer.getInteger("uitest.width", 1920);
    static final int HEIGHT = Integer.getInteger("uitest.height", 1200);
    static final int[] SCREEN = new int[WIDTH * HEIGHT];

    private final HeadlessWindowManager windows = new HeadlessWindowManager();
    private Screen[] screens;

    @Override
    protected Screen[] staticScreen_getScreens() {
        if (screens == null) {
            screens = new Screen[]{new Screen(0, 32, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT, 96,
                    96, 1f, 1f,
                    1f, 1f)};
        }
        return screens;
    }

    @Override
    public Window createWindow(Window owner, Screen screen, int styleMask) {
        return new UitestWindow(windows, owner, screen, styleMask);
    }

    @Override
    public View createView() {
        return new UitestView();
    }

    @Override
    public GlassRobot createRobot() {
        return new UitestRobot(this);
    }

    @Override
    public Cursor createCursor(int x, int y, Pixels pixels) {
        return new HeadlessCursor(Cursor.CURSOR_DEFAULT);
    }

    @Override
    protected CommonDialogs.FileChooserResult staticCommonDialogs_showFileChooser(Window owner, String folder,
            String filename, String title, int type, boolean multiple, CommonDialogs.ExtensionFilter[] filters,
            int defaultFilter) {
        List<File> chosen = CHOOSE.poll();
        return chosen == null ? new CommonDialogs.FileChooserResult()
                : new CommonDialogs.FileChooserResult(chosen, null);
    }

    @Override
    protected File staticCommonDialogs_showFolderChooser(Window owner, String folder, String title) {
        List<File> chosen = CHOOSE.poll();
        return chosen == null || chosen.isEmpty() ? null : chosen.getFirst();
    }

    @Override
    protected void _showDocument(String uri) {
        SHOWN.add(uri);
    }

    Object enterLoop() {
        return _enterNestedEventLoop();
    }

    void leaveLoop() {
        _leaveNestedEventLoop(null);
    }
}
