package com.sun.glass.ui.uitest;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.delegate.ClipboardDelegate;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.UitestApplication;
import com.sun.glass.ui.headless.UitestDnd;

/**
 * Test-only window system, chosen with -Dglass.platform=Uitest: JavaFX's built-in Headless one with
 * the parts that a robot needs (buttons and keys held during a drag or a scroll, drag and drop, a
 * screen of any size, file choosers, image cursors). Found by name by com.sun.glass.ui.PlatformFactory.
 */
public final class UitestPlatformFactory extends HeadlessPlatformFactory {
    @Override
    public Application createApplication() {
        return new UitestApplication();
    }

    @Override
    public ClipboardDelegate createClipboardDelegate() {
        ClipboardDelegate other = super.createClipboardDelegate();
        return name -> Clipboard.DND.equals(name) ? new UitestDnd() : other.createClipboard(name);
    }
}
