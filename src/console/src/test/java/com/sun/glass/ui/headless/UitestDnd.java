package com.sun.glass.ui.headless;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.SystemClipboard;
import java.util.HashMap;

/** Drag board that stays inside the process. A drag runs a nested event loop until the button is released. */
public final class UitestDnd extends SystemClipboard {
    static boolean active;
    private static int supported;
    private static int accepted;
    private static UitestView source;
    private static UitestView over;

    public UitestDnd() {
        super(Clipboard.DND);
    }

    @Override
    protected boolean isOwner() {
        return true;
    }

    @Override
    protected void pushToSystem(HashMap<String, Object> data, int actions) {
        active = true;
        supported = actions;
        accepted = Clipboard.ACTION_NONE;
        source = UitestRobot.pressedView();
        over = null;
        ((UitestApplication) Application.GetApplication()).enterLoop();
    }

    static void move(UitestView view, int x, int y, int xAbs, int yAbs) {
        if (over != null && over != view)
            over.leave();
        if (view == null) {
            accepted = Clipboard.ACTION_NONE;
        } else {
            int action = (supported & Clipboard.ACTION_MOVE) != 0 ? Clipboard.ACTION_MOVE : supported;
            if (over != view)
                view.enter(x, y, xAbs, yAbs, action);
            accepted = view.over(x, y, xAbs, yAbs, action);
        }
        over = view;
    }

    static void release(int x, int y, int xAbs, int yAbs) {
        active = false;
        int done = Clipboard.ACTION_NONE;
        if (over != null) {
            if (accepted == Clipboard.ACTION_NONE)
                over.leave();
            else
                done = over.drop(x, y, xAbs, yAbs, accepted);
        }
        if (source != null)
            source.end(done);
        over = null;
        ((UitestApplication) Application.GetApplication()).leaveLoop();
    }

    @Override
    protected void pushTargetActionToSystem(int actionDone) {}

    @Override
    protected Object popFromSystem(String mimeType) {
        return null;
    }

    @Override
    protected int supportedSourceActionsFromSystem() {
        return supported;
    }

    @Override
    protected String[] mimesFromSystem() {
        return new String[0];
    }
}
