package com.sun.glass.ui.headless;

/** Opens the drag-and-drop notifications to the robot. */
final class UitestView extends HeadlessView {
    int enter(int x, int y, int xAbs, int yAbs, int action) {
        return notifyDragEnter(x, y, xAbs, yAbs, action);
    }

    int over(int x, int y, int xAbs, int yAbs, int action) {
        return notifyDragOver(x, y, xAbs, yAbs, action);
    }

    void leave() {
        notifyDragLeave();
    }

    int drop(int x, int y, int xAbs, int yAbs, int action) {
        return notifyDragDrop(x, y, xAbs, yAbs, action);
    }

    void end(int action) {
        notifyDragEnd(action);
    }
}
