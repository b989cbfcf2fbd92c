package com.sun.glass.ui.headless;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Window;
import java.util.EnumSet;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;

/** A robot that reports held buttons and keys, keeps a drag on the window it began in and does drag and drop. */
final class UitestRobot extends GlassRobot {
    // one pointer and one keyboard, whatever the number of robots
    private static final EnumSet<MouseButton> BUTTONS = EnumSet.noneOf(MouseButton.class);
    private static final EnumSet<KeyCode> KEYS = EnumSet.noneOf(KeyCode.class);
    private static double mouseX;
    private static double mouseY;
    private static Window grab;
    private static Window under;

    private final HeadlessRobot keyboard;

    UitestRobot(HeadlessApplication app) {
        keyboard = new HeadlessRobot(app);
    }

    static UitestView pressedView() {
        return grab == null ? null : (UitestView) grab.getView();
    }

    @Override
    public void create() {}

    @Override
    public void destroy() {}

    @Override
    public void keyPress(KeyCode key) {
        KEYS.add(key);
        keyboard.keyPress(key);
    }

    @Override
    public void keyRelease(KeyCode key) {
        KEYS.remove(key);
        keyboard.keyRelease(key);
    }

    @Override
    public double getMouseX() {
        return mouseX;
    }

    @Override
    public double getMouseY() {
        return mouseY;
    }

    @Override
    public void mouseMove(double x, double y) {
        mouseX = x;
        mouseY = y;
        Window top = windowAt();
        if (UitestDnd.active) {
            UitestDnd.move(top == null ? null : (UitestView) top.getView(), dx(top), dy(top), (int) x, (int) y);
            return;
        }
        cross(grab != null ? grab : top);
        Window w = grab != null ? grab : top;
        if (w == null)
            return;
        boolean drag = !BUTTONS.isEmpty();
        send(w, drag ? MouseEvent.DRAG : MouseEvent.MOVE, drag ? glass(BUTTONS.iterator().next())
                : MouseEvent.BUTTON_NONE);
    }

    @Override
    public void mousePress(MouseButton... buttons) {
        Window top = windowAt();
        for (MouseButton b : buttons) {
            BUTTONS.add(b);
            if (grab == null)
                grab = top;
            cross(grab);
            if (grab == null)
                continue;
            send(grab, MouseEvent.DOWN, glass(b));
            if (b == MouseButton.SECONDARY && grab != null && grab.getView() != null) {
                ((HeadlessView) grab.getView()).notifyMenu(dx(grab), dy(grab), (int) mouseX, (int) mouseY, false);
            }
        }
    }

    @Override
    public void mouseRelease(MouseButton... buttons) {
        for (MouseButton b : buttons) {
            if (!BUTTONS.remove(b))
                continue;
            if (UitestDnd.active) {
                Window top = windowAt();
                grab = null;
                UitestDnd.release(dx(top), dy(top), (int) mouseX, (int) mouseY);
                continue;
            }
            Window w = grab;
            if (BUTTONS.isEmpty())
                grab = null;
            if (w != null && !w.isClosed())
                send(w, MouseEvent.UP, glass(b));
        }
        if (grab == null)
            cross(windowAt());
    }

    @Override
    public void mouseWheel(int amount) {
        Window w = windowAt();
        if (w == null)
            return;
        HeadlessView v = (HeadlessView) w.getView();
        for (int i = 0; i < Math.abs(amount); i++) {
            v.notifyScroll(dx(w), dy(w), (int) mouseX, (int) mouseY, 0, amount > 0 ? -1 : 1, modifiers(), 0, 0, 0, 0,
                    40, 40);
        }
    }

    @Override
    public Color getPixelColor(double x, double y) {
        int c = UitestWindow.get((int) x, (int) y);
        return Color.rgb(c >> 16 & 255, c >> 8 & 255, c & 255, (c >>> 24) / 255.0);
    }

    @Override
    public void getScreenCapture(int x, int y, int width, int height, int[] data, boolean scaleToFit) {
        for (int i = 0; i < height; i++) {
            for (int j = 0; j < width; j++)
                data[i * width + j] = UitestWindow.get(x + j, y + i);
        }
    }

    private static void cross(Window now) {
        if (now == under)
            return;
        if (under != null && !under.isClosed() && under.getView() != null)
            send(under, MouseEvent.EXIT, MouseEvent.BUTTON_NONE);
        under = now;
        if (now != null)
            send(now, MouseEvent.ENTER, MouseEvent.BUTTON_NONE);
    }

    private static void send(Window w, int type, int button) {
        HeadlessView v = (HeadlessView) w.getView();
        if (v != null)
            v.notifyMouse(type, button, dx(w), dy(w), (int) mouseX, (int) mouseY, modifiers(), false, false);
    }

    private static Window windowAt() {
        List<Window> all = Window.getWindows();
        for (int i = all.size() - 1; i >= 0; i--) {
            Window w = all.get(i);
            if (w.getView() != null && !w.isClosed() && w.isVisible() && !w.isMinimized() && mouseX >= w.getX()
                    && mouseX < w.getX() + w.getWidth() && mouseY >= w.getY() && mouseY < w.getY() + w.getHeight())
                return w;
        }
        return null;
    }

    private static int dx(Window w) {
        return (int) mouseX - (w == null ? 0 : w.getX());
    }

    private static int dy(Window w) {
        return (int) mouseY - (w == null ? 0 : w.getY());
    }

    private static int modifiers() {
        int m = KeyEvent.MODIFIER_NONE;
        for (KeyCode k : KEYS) {
            m |= switch (k) {
                case SHIFT -> KeyEvent.MODIFIER_SHIFT;
                case CONTROL -> KeyEvent.MODIFIER_CONTROL;
                case ALT -> KeyEvent.MODIFIER_ALT;
                case META, WINDOWS, COMMAND -> KeyEvent.MODIFIER_WINDOWS;
                default -> KeyEvent.MODIFIER_NONE;
            };
        }
        for (MouseButton b : BUTTONS) {
            m |= switch (b) {
                case PRIMARY -> KeyEvent.MODIFIER_BUTTON_PRIMARY;
                case SECONDARY -> KeyEvent.MODIFIER_BUTTON_SECONDARY;
                case MIDDLE -> KeyEvent.MODIFIER_BUTTON_MIDDLE;
                case BACK -> KeyEvent.MODIFIER_BUTTON_BACK;
                case FORWARD -> KeyEvent.MODIFIER_BUTTON_FORWARD;
                case NONE -> KeyEvent.MODIFIER_NONE;
            };
        }
        return m;
    }

    private static int glass(MouseButton b) {
        return switch (b) {
            case PRIMARY -> MouseEvent.BUTTON_LEFT;
            case SECONDARY -> MouseEvent.BUTTON_RIGHT;
            case MIDDLE -> MouseEvent.BUTTON_OTHER;
            case BACK -> MouseEvent.BUTTON_BACK;
            case FORWARD -> MouseEvent.BUTTON_FORWARD;
            case NONE -> MouseEvent.BUTTON_NONE;
        };
    }
}
