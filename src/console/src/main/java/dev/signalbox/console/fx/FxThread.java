package dev.signalbox.console.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one door to the FX thread, and to the toolkit's start and end. */
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }

    /** Starts the toolkit without an application, as the demo does to take pictures. */
    public static void startToolkit(Runnable ready) {
        Platform.startup(ready);
    }

    /** Ends the toolkit, and with it the application. */
    public static void exit() {
        Platform.exit();
    }

    /** Asks for one more frame, also when nothing has changed. */
    static void requestFrame() {
        Platform.requestNextPulse();
    }

    /** Whether the toolkit ends with the last window. */
    public static void exitWithLastWindow(boolean exit) {
        Platform.setImplicitExit(exit);
    }
}
